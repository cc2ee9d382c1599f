namespace Entente.Testing;

/// <summary>How tests find the forms that several of them use.</summary>
public static class Forms
{
    /// <summary>Name and password at <c>/login</c>: the form that asks for a password.</summary>
    public const string SignIn = "form:has(input[name=Password][type=password])";

    /// <summary>The button in the page frame that ends the session.</summary>
    public const string SignOut = "form[action='/logout']";
}
