using System.Globalization;
using Entente.Methods.Functions;
using Entente.Methods.Randomness;

namespace Entente.Methods.Sampling;

/// <summary>Drawing from a frame by a recorded seed, so that anybody can repeat the draw.</summary>
public static class SampleDraw
{
    /// <summary>Places in the frame, from 0, in the order in which they were drawn: each as likely as the other, none twice.</summary>
    /// <remarks>The first steps of the shuffle of R. Durstenfeld, CACM 7 (1964) 420, without touching the rest of the frame. Those drawn later serve as replacements.</remarks>
    /// <param name="frame">Things in the frame, at least 1.</param>
    /// <param name="size">Things to draw, 0 to <paramref name="frame"/>.</param>
    /// <param name="seed">The recorded seed.</param>
    public static int[] WithoutReplacement(int frame, int size, ulong seed)
    {
        Given.AtLeast(frame, 1);
        if (size < 0 || size > frame)
            throw new ArgumentOutOfRangeException(nameof(size), size, string.Create(CultureInfo.InvariantCulture, $"Give a number from 0 to the {frame} things of the frame."));
        var numbers = new SeededNumbers(seed);
        var moved = new Dictionary<int, int>();
        var drawn = new int[size];
        for (var at = 0; at < size; at++)
        {
            var place = at + numbers.Below(frame - at);
            drawn[at] = moved.GetValueOrDefault(place, place);
            moved[place] = moved.GetValueOrDefault(at, at);
        }

        return drawn;
    }
}
