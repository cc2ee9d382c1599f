using Entente.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Entente.Look.Components;

/// <summary>The two letters of a country, with its name for whoever asks.</summary>
public sealed class CountryCode : Leaf
{
    /// <summary>The two letters of the country.</summary>
    [Parameter, EditorRequired] public required string Code { get; set; }

    /// <inheritdoc/>
    protected override void Draw(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "abbr");
        builder.AddAttribute(1, "class", "cc");
        builder.AddAttribute(2, "title", Country.Find(Code)?.Name(Formats.Language) ?? Code);
        builder.AddContent(3, Code);
        builder.CloseElement();
    }
}
