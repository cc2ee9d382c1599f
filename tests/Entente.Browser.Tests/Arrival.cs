using Microsoft.Playwright;

namespace Entente.Browser.Tests;

/// <summary>
/// The end of a navigation. A step that leads to another page is over when that page is there: whoever goes on before that meets the
/// answer to the former step on its way, and breaks it off.
/// </summary>
internal static class Arrival
{
    /// <summary>True for an element whose click leads to another page, or brings a file.</summary>
    public const string Leads = """
        at => {
          const link = at.closest('a[href]');
          if (link) return !link.getAttribute('href').startsWith('#') && link.target !== '_blank';
          const button = at.closest('button, input[type=submit]'), form = button?.form;
          if (!form || button.type !== 'submit') return false;
          // The theme changes without a journey where scripts run, and a field that the browser itself refuses keeps the form here.
          return !button.closest('en-theme:defined') && (form.noValidate || button.formNoValidate || form.checkValidity());
        }
        """;

    // The library asks for the state and listens for the event one after the other: an event between the two is never heard, so it is asked again.
    private static async Task<bool> IsLoaded(IPage page)
    {
        try
        {
            await page.WaitForLoadStateAsync(LoadState.Load, new() { Timeout = 2000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Takes a step and waits until the page, or the file, to which it leads is there.</summary>
    public static async Task After(IPage page, Func<Task> step, string where)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IFrame frame)
        {
            if (frame == page.MainFrame)
                arrived.TrySetResult();
        }

        void Bring(object? sender, IDownload file) => arrived.TrySetResult();
        page.FrameNavigated += Arrive;
        page.Download += Bring;
        try
        {
            await step();
            await Patience.For(arrived.Task, where);
        }
        finally
        {
            page.FrameNavigated -= Arrive;
            page.Download -= Bring;
        }

        await Patience.Until(() => IsLoaded(page), () => Task.FromResult($"{where}, whose page was on its way"));
    }
}
