using System.Globalization;

namespace Entente.Kernel;

/// <summary>What kind of refusal this is; it alone decides the HTTP status and the exit code.</summary>
public enum ProblemKind
{
    /// <summary>A rule of the field says no (422).</summary>
    Rule,

    /// <summary>The input cannot be read as what it should be (400).</summary>
    Malformed,

    /// <summary>There is no such thing, or the asker may not know of it (404).</summary>
    Missing,

    /// <summary>The asker may not do this (403).</summary>
    Forbidden,

    /// <summary>Somebody else changed or made it first (409).</summary>
    Conflict,

    /// <summary>The asker looked at an older state of the thing than the one that would be written over (412).</summary>
    Stale,

    /// <summary>What was sent is larger than is taken (413).</summary>
    TooLarge,

    /// <summary>There is no room to keep it (507).</summary>
    NoRoom,

    /// <summary>What it needs does not work at present; later it may (503).</summary>
    Unavailable,
}

/// <summary>
/// An expected refusal: a stable code, an English sentence that says what is wrong and how to mend it, and, for forms and
/// files, one <see cref="Fault"/> for each place that is wrong. Other languages translate the sentence by its code.
/// </summary>
/// <param name="Kind">Decides the HTTP status.</param>
/// <param name="Code">Stable, <c>room.reason-in-kebab</c>; listed in <c>docs/problems.md</c>.</param>
/// <param name="Message">English; may hold <c>{0}</c> places that <paramref name="Arguments"/> fill.</param>
/// <param name="Arguments">Values for the places in the message, in order.</param>
public sealed record Problem(ProblemKind Kind, string Code, string Message, params IReadOnlyList<object> Arguments)
{
    /// <summary>Every place that is wrong, when the ask had several; otherwise empty.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The English sentence with its places filled, formatted invariantly.</summary>
    public string Text => string.Format(CultureInfo.InvariantCulture, Message, [.. Arguments]);

    /// <summary>A rule of the field refuses.</summary>
    public static Problem Rule(string code, string message, params IReadOnlyList<object> arguments) =>
        new(ProblemKind.Rule, code, message, arguments);

    /// <summary>The input cannot be read.</summary>
    public static Problem Malformed(string code, string message, params IReadOnlyList<object> arguments) =>
        new(ProblemKind.Malformed, code, message, arguments);

    /// <summary>There is no such thing.</summary>
    public static Problem Missing(string code, string message, params IReadOnlyList<object> arguments) =>
        new(ProblemKind.Missing, code, message, arguments);

    /// <summary>The asker may not do this.</summary>
    public static Problem Forbidden(string code, string message, params IReadOnlyList<object> arguments) =>
        new(ProblemKind.Forbidden, code, message, arguments);

    /// <summary>There is no room to keep it.</summary>
    public static Problem NoRoom(string code, string message, params IReadOnlyList<object> arguments) =>
        new(ProblemKind.NoRoom, code, message, arguments);

    /// <summary>What it needs does not work at present.</summary>
    public static Problem Unavailable(string code, string message, params IReadOnlyList<object> arguments) =>
        new(ProblemKind.Unavailable, code, message, arguments);

    /// <summary>The asker looked at an older state.</summary>
    public static Problem Stale(string code, string message, params IReadOnlyList<object> arguments) =>
        new(ProblemKind.Stale, code, message, arguments);

    /// <summary>Somebody else was first.</summary>
    public static Problem Conflict(string code, string message, params IReadOnlyList<object> arguments) =>
        new(ProblemKind.Conflict, code, message, arguments);
}

/// <summary>One place that is wrong in a form or a file.</summary>
/// <param name="Place">The form field's name, or the JSON path in a file (<c>$.jointActions[0].slug</c>).</param>
/// <param name="Code">Stable, <c>room.reason-in-kebab</c>.</param>
/// <param name="Message">English; says what is wrong and how to mend it; may hold <c>{0}</c> places.</param>
/// <param name="Arguments">Values for the places in the message, in order.</param>
public sealed record Fault(string Place, string Code, string Message, params IReadOnlyList<object> Arguments)
{
    /// <summary>What may have been meant, best first; whoever asked chooses one of them. Otherwise empty.</summary>
    public IReadOnlyList<Offer> Offers { get; init; } = [];

    /// <summary>The English sentence with its places filled, formatted invariantly.</summary>
    public string Text => string.Format(CultureInfo.InvariantCulture, Message, [.. Arguments]);
}

/// <summary>An answer that may have been meant where one was refused.</summary>
/// <param name="Value">What to send instead.</param>
/// <param name="Text">What people call it.</param>
public sealed record Offer(string Value, string Text);
