using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Entente.Look.Components;

/// <summary>A picture out of <c>icons.svg</c>, which says nothing to those who listen: its text stands beside it.</summary>
public sealed class Icon : Leaf
{
    /// <summary>A name in <c>icons.svg</c>; the script that makes that file lists them.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>A further CSS class.</summary>
    [Parameter] public string? Class { get; set; }

    /// <inheritdoc/>
    protected override void Draw(RenderTreeBuilder builder) => builder.AddMarkupContent(0, Markup(Name, Class, Assets));

    /// <summary>The same in one piece, for leaves that have one.</summary>
    internal static string Markup(string name, string? further, ResourceAssetCollection assets)
    {
        var with = further is null ? "" : " " + HtmlEncoder.Default.Encode(further);
        return $"<svg class=\"icon{with}\" aria-hidden=\"true\"><use href=\"/{assets["_content/Entente.Look/icons.svg"]}#{HtmlEncoder.Default.Encode(name)}\"></use></svg>";
    }
}
