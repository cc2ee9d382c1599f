using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Entente.Testing;

/// <summary>A person at a browser without scripts: opens pages, fills in forms, presses buttons.</summary>
public sealed partial class Reader : IDisposable
{
    private readonly HttpClient client;
    private readonly HouseLog log;

    internal Reader(HttpClient client, HouseLog log) => (this.client, this.log) = (client, log);

    /// <summary>For what pages cannot say: headers, statuses, JSON.</summary>
    public HttpClient Http => client;

    /// <summary>Opens a page; any status other than <paramref name="status"/> is a failure.</summary>
    public async Task<IDocument> Open(string url, HttpStatusCode status = HttpStatusCode.OK) =>
        await Read(await client.GetAsync(new Uri(url, UriKind.RelativeOrAbsolute)), status);

    /// <summary>
    /// Fills in the form that <paramref name="selector"/> finds and sends it, hidden fields and antiforgery token included, as a
    /// browser would; a field that the page does not have is a failure. A null value unticks a box or empties a field.
    /// </summary>
    public async Task<IDocument> Submit(
        IDocument page, string selector, IEnumerable<(string Field, string? Value)> values, HttpStatusCode status = HttpStatusCode.OK) =>
        await Read(await Send(page, selector, values), status);

    /// <summary>As <see cref="Submit"/>, for tests that look at the answer itself.</summary>
    public async Task<HttpResponseMessage> Send(IDocument page, string selector, IEnumerable<(string Field, string? Value)> values)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(values);
        var form = page.QuerySelector(selector) as IHtmlFormElement
            ?? throw new Xunit.Sdk.XunitException($"{page.Url} has no form '{selector}'. Its forms: "
                + string.Join(", ", page.Forms.Select(other => $"{other.Id} {other.Action}")));
        var fields = Fields(form).ToList();
        foreach (var (field, value) in values)
        {
            if (!form.Elements.Any(element => element.GetAttribute("name") == field))
                throw new Xunit.Sdk.XunitException($"The form '{selector}' of {page.Url} has no field '{field}'.");
            // Where the form has it, as a browser sends it.
            var at = fields.FindIndex(pair => pair.Key == field);
            fields.RemoveAll(pair => pair.Key == field);
            if (value is not null)
                fields.Insert(at < 0 ? fields.Count : at, KeyValuePair.Create(field, value));
        }

        var target = new Uri(new Uri(page.Url), form.GetAttribute("action") is { Length: > 0 } action ? action : page.Url);
        if (!string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
            return await client.GetAsync(new Uri(target, "?" + await Encode(fields).ReadAsStringAsync()));
        return await client.PostAsync(target, Encode(fields));
    }

    /// <summary>Presses the button of a form that asks nothing, such as "Sign out".</summary>
    public Task<IDocument> Press(IDocument page, string selector) => Submit(page, selector, []);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static FormUrlEncodedContent Encode(IEnumerable<KeyValuePair<string, string>> fields) => new(fields);

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name || element.HasAttribute("disabled"))
                continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "submit" or "button" or "image" or "file" or "reset" }:
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    yield return KeyValuePair.Create(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return KeyValuePair.Create(name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(option => option.IsSelected))
                        yield return KeyValuePair.Create(name, option.Value);
                    break;
            }
        }
    }

    private async Task<IDocument> Read(HttpResponseMessage response, HttpStatusCode status)
    {
        var html = await response.Content.ReadAsStringAsync();
        var url = response.RequestMessage!.RequestUri!;
        if (response.StatusCode != status)
            throw new Xunit.Sdk.XunitException($"{url} answered {(int)response.StatusCode}, not {(int)status}: {Beginning(html)}{Reason(response)}");
        return await BrowsingContext.New(Configuration.Default).OpenAsync(answer => answer.Content(html).Address(url));
    }

    private string Reason(HttpResponseMessage response) =>
        response.StatusCode >= HttpStatusCode.InternalServerError ? $"\nThe house says: {string.Join('\n', log.Lines.TakeLast(3))}" : "";

    private static string Beginning(string html)
    {
        var text = Blank().Replace(Tag().Replace(html, " "), " ").Trim();
        return text.Length > 600 ? text[..600] : text;
    }

    [GeneratedRegex("<(?<tag>script|style|svg)[^>]*>.*?</\\k<tag>>|<[^>]+>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Blank();
}
