using Entente.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Entente.Look.Components;

/// <summary>What somebody wrote in one or several languages.</summary>
public sealed class LocalTextView : Leaf
{
    /// <summary>Shown in the reader's language where it was written in it, else in the language that there is.</summary>
    [Parameter, EditorRequired] public required LocalText Text { get; set; }

    /// <inheritdoc/>
    protected override void Draw(RenderTreeBuilder builder)
    {
        var (text, language) = Text.In(Formats.Language);
        if (language == Formats.Language)
        {
            builder.AddContent(0, text);
            return;
        }

        builder.OpenElement(1, "span");
        builder.AddAttribute(2, "lang", language);
        builder.AddContent(3, text);
        builder.CloseElement();
    }
}
