using Microsoft.AspNetCore.Components;

namespace Entente.Look.Components;

/// <summary>
/// A page that is drawn once, when everything it shows is there. An ordinary component is drawn a first time while it still waits
/// for the database, with nothing in its fields.
/// </summary>
public abstract class LoadedPage : ComponentBase
{
    /// <inheritdoc/>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await Load();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what the page shows; its parameters are set. The only place where a page asks the database before it is drawn.</summary>
    protected virtual Task Load() => Task.CompletedTask;
}
