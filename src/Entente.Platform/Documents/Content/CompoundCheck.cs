using System.Text;

namespace Entente.Platform.Documents.Content;

/// <summary>Looks at compound files: mails of Outlook, and the objects that older programs put into documents.</summary>
internal static class CompoundCheck
{
    // The storage that every mail of Outlook has ([MS-OXMSG], 2.4).
    private static readonly byte[] Properties = Encoding.Unicode.GetBytes("__properties_version1.0");

    public static bool IsMail(ReadOnlySpan<byte> bytes) => bytes.IndexOf(Properties) > 0;

    /// <summary>True when a program lies in it: each says in plain letters where it cannot be run.</summary>
    public static bool HoldsProgram(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("This program cannot be run in DOS mode"u8) >= 0 || bytes.IndexOf("This program must be run under"u8) >= 0;
}
