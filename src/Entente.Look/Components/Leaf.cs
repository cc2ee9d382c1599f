using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Entente.Look.Components;

/// <summary>
/// A small component that a page has by the hundred, in the cells of its tables: it is drawn once from its parameters, is given nothing else, and
/// goes without what other components bring along.
/// </summary>
public abstract class Leaf : IComponent
{
    private RenderHandle handle;

    /// <summary>The files that came with the host, under their names as published.</summary>
    protected ResourceAssetCollection Assets => handle.Assets;

    /// <inheritdoc/>
    public void Attach(RenderHandle renderHandle) => handle = renderHandle;

    /// <inheritdoc/>
    public Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        handle.Render(Draw);
        return Task.CompletedTask;
    }

    /// <summary>Draws it.</summary>
    protected abstract void Draw(RenderTreeBuilder builder);
}
