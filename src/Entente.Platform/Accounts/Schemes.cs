namespace Entente.Platform.Accounts;

/// <summary>The ways in: people by cookie on pages, programs by token at the API.</summary>
internal static class Schemes
{
    /// <summary>Chooses between the two by path.</summary>
    public const string ByPath = "entente";

    /// <summary>A person's browser.</summary>
    public const string Cookie = "cookie";

    /// <summary>A program with a personal token.</summary>
    public const string Token = "token";
}
