using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Entente.Look.Components;

/// <summary>A state in a word or two, with the icon and the colour of its tone.</summary>
public sealed class Pill : Leaf
{
    /// <summary>What the state asks of the reader.</summary>
    [Parameter, EditorRequired] public Tone Tone { get; set; }

    /// <summary>The state in a word or two.</summary>
    [Parameter, EditorRequired] public required string Text { get; set; }

    /// <summary>An icon other than the tone's own.</summary>
    [Parameter] public string? Icon { get; set; }

    /// <inheritdoc/>
    protected override void Draw(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "pill " + Tone.Class());
        builder.AddMarkupContent(2, Components.Icon.Markup(Icon ?? Tone.Icon(), further: null, Assets));
        builder.AddContent(3, Text);
        builder.CloseElement();
    }
}
