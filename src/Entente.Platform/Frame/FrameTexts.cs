namespace Entente.Platform.Frame;

/// <summary>Names the resources that hold the words of the page frame and the refusals that every room shares.</summary>
public sealed class FrameTexts;
