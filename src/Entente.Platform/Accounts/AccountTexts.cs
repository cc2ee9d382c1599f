namespace Entente.Platform.Accounts;

/// <summary>Names the texts of sign-in, settings and administration.</summary>
public sealed class AccountTexts;
