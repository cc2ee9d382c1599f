using Entente.Kernel;
using Entente.Look.Languages;
using Microsoft.AspNetCore.Components;

namespace Entente.Look.Components;

/// <summary>
/// What all fields of a form have in common: a label, a hint, and the fault that was found at this place. Nothing is checked
/// here; the answer to the form comes back with a <see cref="Kernel.Problem"/> and each field picks its own fault.
/// </summary>
public abstract class Field : ComponentBase
{
    /// <summary>The name that the form sends, and the place that a fault names.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>What is asked for.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>How to answer, when the label does not say it.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Why the form was refused; null on the first visit.</summary>
    [Parameter] public Problem? Problem { get; set; }

    /// <summary>Whether an answer is needed; the others are marked as optional.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>Says refusals in the reader's language.</summary>
    [Inject] public required ProblemTexts ProblemTexts { get; set; }

    /// <summary>The form around it, when it changes something.</summary>
    [CascadingParameter] internal ChangeForm? Form { get; set; }

    /// <summary>The identifier of the input, to which the error summary links.</summary>
    protected string Id => "field-" + Name;

    /// <summary>What is wrong here, in the reader's language; null when nothing is.</summary>
    protected string? FaultText => Problem?.Faults.FirstOrDefault(fault => fault.Place == Name) is { } fault ? ProblemTexts.Say(fault) : null;

    /// <summary>What stands under the label: the hint, and what a kind of field says by itself.</summary>
    protected virtual string? Told => Hint;

    /// <summary>Identifiers of the hint and of the fault, for those who cannot see that they stand beside the input.</summary>
    protected string? DescribedBy
    {
        get
        {
            string joined = string.Join(' ', new[] { Told is null ? null : Id + "-hint", FaultText is null ? null : Id + "-fault", Now is null ? null : Id + "-now" }.OfType<string>());
            return joined.Length == 0 ? null : joined;
        }
    }

    /// <summary>What is stored now, as people read it, when somebody else's change made it differ from what was typed; else null.</summary>
    protected virtual IReadOnlyList<string>? Now => Form?.Differing(Name, Answers) is { } stored ? [.. stored.Select(Say)] : null;

    /// <summary>What it shows as answer, as the form sends it.</summary>
    protected virtual IReadOnlyList<string?> Answers => [];

    /// <summary>"true" when something is wrong here.</summary>
    protected string? Invalid => FaultText is null ? null : "true";

    /// <summary>The class of the box around the field.</summary>
    protected string BoxClass => FaultText is null ? "field" : "field wrong";

    /// <summary>An answer as people read it.</summary>
    protected virtual string Say(string answer) => answer;
}
