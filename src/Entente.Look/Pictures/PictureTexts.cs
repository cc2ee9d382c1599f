namespace Entente.Look.Pictures;

/// <summary>Names the resources that hold the words of the pictures: what a summary says of the figures.</summary>
public sealed class PictureTexts;
