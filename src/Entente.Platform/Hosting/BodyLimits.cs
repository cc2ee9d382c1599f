using System.Text;
using Entente.Kernel;
using Entente.Platform.Documents;
using Entente.Platform.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Entente.Platform.Hosting;

/// <summary>
/// The one limit on what is sent. Kestrel has none, for it would break the connection in the midst of a form; what is too large is
/// read to its end and thrown away, so that the page can say so. The refusal stands in <see cref="RefusedBody"/> for the page of the status.
/// </summary>
internal sealed class BodyLimits(RequestDelegate next, IOptions<DocumentSettings> documents, IOptions<SheetSettings> sheets)
{
    /// <summary>Bytes of a request without a file, and of all that goes with one.</summary>
    public const int MostWithoutFile = 1024 * 1024;

    /// <summary>Bytes of one field, as it was typed.</summary>
    public const int MostOfField = 64 * 1024;

    private const int MostFields = 1024;

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is not { } door || Failures.IsShowing(http) || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }

        var file = MostOfFile(door.Metadata.GetMetadata<TakesFileAttribute>());
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } kestrel)
            kestrel.MaxRequestBodySize = null;
        var arriving = http.Request.Body;
        var most = MostWithoutFile + (file ?? 0);
        http.Request.Body = new CountedBody(arriving, most);
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { ValueLengthLimit = MostWithoutFile, ValueCountLimit = MostFields }));
        http.Items[typeof(BodyLimits)] = TooLarge(file);
        var refused = http.Request.ContentLength > most ? TooLarge(file) : await Read(http, file);
        if (refused is null)
        {
            await next(http);
            return;
        }

        await ThrowAway(http, arriving);
        await Refuse(http, refused);
    }

    /// <summary>What is said of a body that was found too large by whoever read it.</summary>
    public static Problem Refusal(HttpContext http) => http.Items[typeof(BodyLimits)] as Problem ?? TooLarge(file: null);

    private long? MostOfFile(TakesFileAttribute? takes) => takes switch
    {
        null => null,
        { MostBytes: { } stated } => stated,
        { Of: FileOf.Sheet } => sheets.Value.MostBytes,
        _ => documents.Value.MostBytes,
    };

    private static bool IsMultipart(HttpRequest request) => request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) ?? false;

    private static async Task<Problem?> Read(HttpContext http, long? file)
    {
        if (!http.Request.HasFormContentType)
            return null;
        try
        {
            if (file is not null && IsMultipart(http.Request))
            {
                var read = await FileForm.Read(http.Request, http.RequestAborted);
                if (read.Problem is { } refused)
                    return refused;
                http.Features.Set<IFormFeature>(new FormFeature(read.Value));
                return null;
            }

            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            foreach (var (name, values) in form)
            {
                if (values.Any(value => Encoding.UTF8.GetByteCount(value ?? "") > MostOfField))
                    return FieldTooLarge(name);
            }

            return null;
        }
        catch (BadHttpRequestException over) when (over.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(file);
        }
        catch (InvalidDataException unreadable) when (unreadable.Message.Contains("limit", StringComparison.Ordinal))
        {
            return FormTooLarge();
        }
        catch (InvalidDataException)
        {
            return Problem.Malformed("platform.form-broken", "This form is not written as its head says. Send it again.");
        }
        catch (IOException cut) when (!DocumentStore.IsFull(cut))
        {
            return MultipartForm.CutOff;
        }
    }

    private static Problem TooLarge(long? file) => file is { } most
        ? new(ProblemKind.TooLarge, "platform.document-request-too-large",
            "This is larger than is taken: a file may have at most {0:N0} bytes ({1} MiB). Make it smaller, or split it.", most, most / 1024 / 1024)
        : new(ProblemKind.TooLarge, "platform.request-too-large",
            "This is larger than the {0} KiB that are taken here. Shorten it, or send it in parts.", MostWithoutFile / 1024);

    /// <summary>Too many fields or files, or all of them together too long.</summary>
    public static Problem FormTooLarge() => new(ProblemKind.TooLarge, "platform.form-too-large",
        "This form has too many fields, or they are too long: at most {0} KiB a field and {1} in all. Shorten it, or send it in parts.", MostOfField / 1024, MostWithoutFile / 1024);

    /// <summary>One field is too long.</summary>
    public static Problem FieldTooLarge(string name) => new(ProblemKind.TooLarge, "platform.field-too-large",
        "The field '{0}' is longer than {1} KiB. Shorten it.", name.Length > 100 ? name[..100] : name, MostOfField / 1024);

    // Read on to its end: a browser that is still sending does not hear an answer. Who asks first whether to send is told at once.
    private static async Task ThrowAway(HttpContext http, Stream arriving)
    {
        if (http.Request.Headers.Expect.Count > 0)
            return;
        try
        {
            await arriving.CopyToAsync(Stream.Null, http.RequestAborted);
        }
        catch (IOException)
        {
            // The sender has gone away; what is answered now nobody hears.
        }
    }

    private static async Task Refuse(HttpContext http, Problem refused)
    {
        if (http.IsApi())
        {
            await refused.ToHttp().ExecuteAsync(http);
            return;
        }

        http.Features.Set(new RefusedBody(refused));
        http.Response.StatusCode = refused.Kind.Status();
    }
}

/// <summary>Why what was sent was not taken, for the page that says so.</summary>
/// <param name="Problem">The refusal.</param>
internal sealed record RefusedBody(Problem Problem);
