using System.Buffers.Binary;
using System.Text;

namespace Entente.Methods.Signals;

/// <summary>
/// A code for each distinct name, in the order in which they first came. Names lie one behind the other as UTF-8 in one array: a million names of reports take as
/// many bytes as they have letters, and eight or twelve more each.
/// </summary>
internal sealed class NameCodes
{
    private byte[] letters = new byte[1 << 10];
    private int[] ends = new int[64];
    // Code + 1 by place of the hash; 0 where there is none.
    private int[] slots = new int[128];
    private List<string> texts = [];
    private int last = -1;

    /// <summary>How many names.</summary>
    public int Count { get; private set; }

    /// <summary>The names as texts.</summary>
    public IReadOnlyList<string> All
    {
        get
        {
            if (texts.Count < Count)
                texts = [.. texts, .. Enumerable.Range(texts.Count, Count - texts.Count).Select(code => Encoding.UTF8.GetString(Name(code)))];
            return texts;
        }
    }

    /// <summary>The code of a name, a new one if it was not met.</summary>
    /// <param name="name">In UTF-8.</param>
    public int Code(ReadOnlySpan<byte> name)
    {
        // Rows of one report follow each other as a rule.
        if (last >= 0 && Name(last).SequenceEqual(name))
            return last;
        var slot = (int)(Hash(name) & (uint)(slots.Length - 1));
        for (; slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (Name(slots[slot] - 1).SequenceEqual(name))
                return last = slots[slot] - 1;
        }

        slots[slot] = Count + 1;
        Keep(name);
        if (2 * Count > slots.Length)
            Widen();
        return last = Count - 1;
    }

    /// <summary>The code of a name.</summary>
    /// <exception cref="ArgumentException">It is no text: half of a pair of surrogates.</exception>
    public int Code(ReadOnlySpan<char> name)
    {
        Span<byte> bytes = name.Length <= 256 ? stackalloc byte[3 * name.Length] : new byte[3 * name.Length];
        if (System.Text.Unicode.Utf8.FromUtf16(name, bytes, out _, out var written, replaceInvalidSequences: false) != System.Buffers.OperationStatus.Done)
            throw new ArgumentException("A name holds half of a letter (a surrogate without its other); mend the text.", nameof(name));
        return Code(bytes[..written]);
    }

    private ReadOnlySpan<byte> Name(int code) => letters.AsSpan((code == 0 ? 0 : ends[code - 1])..ends[code]);

    private void Keep(ReadOnlySpan<byte> name)
    {
        var from = Count == 0 ? 0 : ends[Count - 1];
        if (Count == ends.Length)
            Array.Resize(ref ends, Grown(ends.Length));
        if (letters.Length - from < name.Length)
            Array.Resize(ref letters, Math.Max(from + name.Length, Grown(letters.Length)));
        name.CopyTo(letters.AsSpan(from));
        ends[Count++] = from + name.Length;
    }

    // Large arrays grow by half, so that no more than half is air.
    private static int Grown(int length) => length < 1 << 20 ? 2 * length : (int)Math.Min(Array.MaxLength, length + ((long)length / 2));

    private void Widen()
    {
        slots = new int[2 * slots.Length];
        for (var code = 0; code < Count; code++)
        {
            var slot = (int)(Hash(Name(code)) & (uint)(slots.Length - 1));
            while (slots[slot] != 0)
                slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = code + 1;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        unchecked
        {
            const ulong factor = 0x9E3779B97F4A7C15UL;
            var hash = (ulong)name.Length * factor;
            for (; name.Length >= 8; name = name[8..])
            {
                hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(name)) * factor;
                hash ^= hash >> 29;
            }

            ulong rest = 0;
            for (var at = 0; at < name.Length; at++)
                rest |= (ulong)name[at] << (8 * at);
            hash = (hash ^ rest) * factor;
            hash = (hash ^ (hash >> 32)) * 0xBF58476D1CE4E5B9UL;
            return (uint)(hash >> 32);
        }
    }
}
