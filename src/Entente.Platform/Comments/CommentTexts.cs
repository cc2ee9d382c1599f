namespace Entente.Platform.Comments;

/// <summary>Names the texts of comments.</summary>
public sealed class CommentTexts;
