using System.Buffers.Binary;

namespace Entente.Platform.Documents.Content;

/// <summary>Walks through a picture from part to part: its last part must end with the file.</summary>
internal static class PictureCheck
{
    public static bool IsWhole(ReadOnlySpan<byte> bytes, ContentKind kind)
    {
        if (kind == ContentKind.Png)
            return Png(bytes);
        if (kind == ContentKind.Jpeg)
            return Jpeg(bytes);
        if (kind == ContentKind.Tiff)
            return Tiff(bytes);
        return kind == ContentKind.Gif ? Gif(bytes) : Webp(bytes);
    }

    private static bool Png(ReadOnlySpan<byte> bytes)
    {
        long at = 8;
        while (at + 12 <= bytes.Length)
        {
            var type = bytes.Slice((int)at + 4, 4);
            var next = at + 12 + BinaryPrimitives.ReadUInt32BigEndian(bytes[(int)at..]);
            if (at == 8 && !type.SequenceEqual("IHDR"u8))
                return false;
            if (type.SequenceEqual("IEND"u8))
                return next == bytes.Length;
            at = next;
        }

        return false;
    }

    private static bool Jpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 2 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker == 0xD9)
                return at + 2 == bytes.Length;
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            at += 2;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
                continue;
            if (at + 2 > bytes.Length)
                return false;
            at += BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            if (marker == 0xDA)
                at = AfterScan(bytes, at);
        }

        return false;
    }

    // Inside a scan FF 00 is a value and FF D0 to D7 a restart; any other marker ends it.
    private static int AfterScan(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length && !(bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7))))
            at++;
        return at;
    }

    private static bool Gif(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 14)
            return false;
        var at = 13 + Colours(bytes[10]);
        while (at < bytes.Length)
        {
            var block = bytes[at++];
            if (block == 0x3B)
                return at == bytes.Length;
            if (block == 0x21)
                at++;
            else if (block == 0x2C && at + 9 <= bytes.Length)
                at += 9 + Colours(bytes[at + 8]) + 1;
            else
                return false;
            while (at < bytes.Length && bytes[at] != 0)
                at += bytes[at] + 1;
            at++;
        }

        return false;
    }

    private static int Colours(byte packed) => (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);

    // Its directories lie anywhere, each names the next, and all of them lie in the file.
    private static bool Tiff(ReadOnlySpan<byte> bytes)
    {
        var little = bytes[0] == (byte)'I';
        long at = bytes.Length < 8 ? 0 : Word(bytes, 4, little);
        for (var directories = 0; directories < 1000; directories++)
        {
            if (at < 8 || at + 2 > bytes.Length)
                return false;
            long entries = little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[(int)at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[(int)at..]);
            var end = at + 2 + (entries * 12);
            if (entries == 0 || end + 4 > bytes.Length)
                return false;
            if ((at = Word(bytes, (int)end, little)) == 0)
                return true;
        }

        return false;
    }

    private static uint Word(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private static bool Webp(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 20 && BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) == (uint)bytes.Length - 8 && bytes[12..15].SequenceEqual("VP8"u8);
}
