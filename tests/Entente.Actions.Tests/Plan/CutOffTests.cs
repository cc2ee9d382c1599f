using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Entente.Actions.Tests.Plan;

/// <summary>What breaks off while it is sent is the line's fault, and said so.</summary>
public class CutOffTests
{
    private const string Half = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 and then noth";

    [Theory, OnEveryDatabase]
    public async Task A_program_whose_upload_breaks_off_is_told_so(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var contributor = await house.Program("demo-contributor");

        await Jams.Refused(await contributor.PostAsync(new Uri($"{Jams.Api}/deliverables/D5.3/documents", UriKind.Relative), Cut()), HttpStatusCode.BadRequest, "platform.body-cut-off");
    }

    [Theory]
    [OnEveryDatabase("/deliverables/D5.3")]
    [OnEveryDatabase("/deliverables/import")]
    public async Task A_page_whose_upload_breaks_off_says_so(string page, DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var reader = await house.SignIn("demo-coordinator");

        var answer = await reader.Http.PostAsync(new Uri(Jams.Page + page, UriKind.Relative), Cut());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static ByteArrayContent Cut() =>
        new(Encoding.UTF8.GetBytes(Half)) { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b") } };
}
