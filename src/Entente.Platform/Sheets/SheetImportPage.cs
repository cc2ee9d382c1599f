using Entente.Kernel;
using Entente.Look.Components;
using Entente.Platform.Documents;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Sheets;

/// <summary>
/// A page on which a sheet is brought, looked through and applied. A room's page says which table; what is shown is
/// <see cref="SheetImport"/>.
/// </summary>
public abstract class SheetImportPage : LoadedPage
{
    /// <summary>The address of the page that shows the table.</summary>
    public abstract string Page { get; }

    /// <summary>Why the reader may import nothing here; null when something.</summary>
    public Problem? Closed { get; private set; }

    /// <summary>Why the last form was refused.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>True when the last form brought a file that was refused.</summary>
    public bool IsFileRefused { get; private set; }

    /// <summary>The sheet that is looked through; null before one was brought.</summary>
    public KeptSheet? Sheet { get; private set; }

    /// <summary>What it would change.</summary>
    public SheetReport? Report { get; private set; }

    /// <summary>Rows that are new or changed.</summary>
    public int Changes => Report is null ? 0 : Report.Count(RowOutcome.Added) + Report.Count(RowOutcome.Changed);

    /// <summary>Limits.</summary>
    public SheetSettings Rules => Options.Value;

    /// <summary>Which table.</summary>
    protected abstract string Kind { get; }

    /// <summary>Whose.</summary>
    protected abstract string Of { get; }

    [Inject] private ImportSheet Import { get; set; } = null!;

    [Inject] private NavigationManager Go { get; set; } = null!;

    [Inject] private IOptions<SheetSettings> Options { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "sheet")] private Guid? Brought { get; set; }

    [SupplyParameterFromForm(FormName = "apply-sheet")] private string? Seen { get; set; }

    /// <inheritdoc/>
    protected override async Task Load()
    {
        if ((Closed = (await Import.Template(Kind, Of, Http.RequestAborted)).Problem) is not null || Brought is not { } id)
            return;
        var looked = await Import.Look(Kind, Of, id, Http.RequestAborted);
        if ((Problem = looked.Problem) is null)
            (Sheet, Report) = looked.Value;
    }

    internal async Task Bring()
    {
        var brought = await Import.Bring(Kind, Of, SentFile.From(Http.Request.Form.Files.GetFile("File")), Http.RequestAborted);
        IsFileRefused = brought.Problem is not null;
        if ((Problem = brought.Problem) is null)
            Go.NavigateTo($"{Page}/import?sheet={brought.Value.Id}");
    }

    internal async Task Apply()
    {
        if (Brought is not { } id)
            return;
        var applied = await Import.Apply(Kind, Of, id, Seen ?? "", Http.RequestAborted);
        if (applied.Problem is null)
        {
            Go.NavigateTo($"{Page}/import?sheet={id}&done=sheet-applied");
            return;
        }

        // Somebody was quicker: then the page shows the differences as they are now.
        await Load();
        Problem = applied.Problem;
    }
}
