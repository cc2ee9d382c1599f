using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace Entente.Look.Components;

/// <summary>
/// A picture out of <c>icons.svg</c>, which says nothing to those who listen: its text stands beside it. A page has a hundred of them, so it
/// is drawn in one piece, and without what other components bring.
/// </summary>
public sealed class Icon : IComponent
{
    private RenderHandle drawn;

    /// <summary>A name in <c>icons.svg</c>; the script that makes that file lists them.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>A further CSS class.</summary>
    [Parameter] public string? Class { get; set; }

    /// <inheritdoc/>
    public void Attach(RenderHandle renderHandle) => drawn = renderHandle;

    /// <inheritdoc/>
    public Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        var file = drawn.Assets["_content/Entente.Look/icons.svg"];
        var name = HtmlEncoder.Default.Encode(Name);
        var further = Class is null ? "" : " " + HtmlEncoder.Default.Encode(Class);
        drawn.Render(builder => builder.AddMarkupContent(0, $"<svg class=\"icon{further}\" aria-hidden=\"true\"><use href=\"/{file}#{name}\"></use></svg>"));
        return Task.CompletedTask;
    }
}
