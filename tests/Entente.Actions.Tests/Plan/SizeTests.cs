using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Entente.Actions.Tests.Plan;

/// <summary>What is too large is refused with a sentence, whatever its size, its way and its language; nothing else is.</summary>
public class SizeTests
{
    private const int Mebibyte = 1024 * 1024;
    private const string Attach = $"{Jams.Api}/deliverables/D5.3/documents";

    [Theory]
    [OnEveryDatabase("en", "This is larger than the 1024 KiB that are taken here.")]
    [OnEveryDatabase("fr", "Cet envoi dépasse les 1024 Kio acceptés ici.")]
    public async Task A_form_without_a_file_takes_a_mebibyte_in_all(string language, string sentence, DatabaseKind kind)
    {
        var house = await House.Shared(kind);
        using var visitor = house.Visitor();
        visitor.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        foreach (var form in new HttpContent[] { Fields(17, 61 * 1024), Chunked(Fields(17, 61 * 1024)), new MultipartFormDataContent { { new ByteArrayContent(new byte[2 * Mebibyte]), "file", "a.bin" } } })
        {
            var answer = await visitor.Http.PostAsync(At("/language"), form);

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains(sentence, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Theory]
    [OnEveryDatabase("a", 64 * 1024, false)]
    [OnEveryDatabase("é", 32 * 1024, false)]
    [OnEveryDatabase("a", 64 * 1024 + 1, true)]
    [OnEveryDatabase("é", 32 * 1024 + 1, true)]
    public async Task A_field_takes_64_KiB_in_whatever_letters_and_is_named_when_it_has_more(string letter, int count, bool refused, DatabaseKind kind)
    {
        var house = await House.Shared(kind);
        using var visitor = house.Visitor();

        var answer = await visitor.Http.PostAsync(At("/language"), Form(("colour", string.Concat(Enumerable.Repeat(letter, count)))));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(refused, page.Contains("The field 'colour' is longer than 64 KiB.", StringComparison.Ordinal));
        Assert.Equal(refused, answer.StatusCode == HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_program_says_takes_a_mebibyte_and_a_field_beside_a_file_64_KiB(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        using var lead = await house.Program("demo-wp-lead");
        var endless = new { title = new string('a', 2 * Mebibyte) };

        await Jams.Refused(await lead.PutAnyway($"{Jams.Api}/tasks/T1.1", endless), HttpStatusCode.RequestEntityTooLarge, "platform.request-too-large");
        await Jams.Refused(await lead.PutAsync(At($"{Jams.Api}/tasks/T1.1"), Chunked(JsonContent.Create(endless))), HttpStatusCode.RequestEntityTooLarge, "platform.request-too-large");
        await Jams.Refused(await lead.PostAsync(At(Attach), File(10, ("title", new string('a', 65 * 1024)))), HttpStatusCode.RequestEntityTooLarge, "platform.field-too-large");
        await Jams.Refused(await lead.PostAsync(At(Attach), File(10, [.. Enumerable.Range(0, 20).Select(number => ($"f{number}", new string('a', 60 * 1024)))])), HttpStatusCode.RequestEntityTooLarge, "platform.form-too-large");
        await Jams.Refused(await lead.PostAsync(At(Attach), Broken()), HttpStatusCode.BadRequest, "platform.body-cut-off");
        Assert.Equal(HttpStatusCode.Created, (await lead.PostAsync(At(Attach), File(10, ("title", "Ten bytes")))).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task A_page_says_how_large_a_file_may_be_for_one_that_is_a_little_or_far_too_large(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind, ("Entente:Documents:MostBytes", "3145728"));
        using var lead = await house.SignIn("demo-wp-lead");
        var page = $"{Jams.Page}/deliverables/D5.3";
        var token = (await lead.Open(page)).QuerySelector($"{Jams.Form("attach")} input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var (bytes, sentence) in new[] { (3145729, "at most 3,145,728 are taken (3 MiB)"), (5 * Mebibyte, "at most 3,145,728 bytes (3 MiB)"), (31 * Mebibyte, "at most 3,145,728 bytes (3 MiB)") })
        {
            var answer = await lead.Http.PostAsync(At(page), File(bytes, ("_handler", "attach"), ("__RequestVerificationToken", token), ("FileTitle", "Large")));

            Assert.Contains(sentence, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        Assert.Equal(["0"], await house.Database.Read("""SELECT COUNT(*) FROM platform_document"""));
    }

    [Theory, OnEveryDatabase]
    public async Task A_server_takes_files_up_to_the_one_limit_and_answers_above_it_too(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind, ("Entente:Documents:MostBytes", $"{36 * Mebibyte}"));
        house.UseKestrel(0);
        house.StartServer();
        using var lead = new HttpClient { BaseAddress = house.ClientOptions.BaseAddress };
        lead.DefaultRequestHeaders.Authorization = new("Bearer", await house.Token("demo-wp-lead"));

        Assert.Equal(HttpStatusCode.Created, (await lead.PostAsync(At(Attach), File(35 * Mebibyte))).StatusCode);
        await Jams.Refused(await lead.PostAsync(At(Attach), File((36 * Mebibyte) + 1)), HttpStatusCode.RequestEntityTooLarge, "platform.document-too-large");
        await Jams.Refused(await lead.PostAsync(At(Attach), File(60 * Mebibyte)), HttpStatusCode.RequestEntityTooLarge, "platform.document-request-too-large");
        await Jams.Refused(await lead.PostAsync(At(Attach), Chunked(File(60 * Mebibyte))), HttpStatusCode.RequestEntityTooLarge, "platform.document-request-too-large");
    }

    [Theory, OnEveryDatabase]
    public async Task Forms_of_one_address_without_anybody_signed_in_are_limited_and_those_of_people_are_not(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind, ("Entente:Limits:AnonymousFormsPerMinute", "4"));
        using var visitor = house.Visitor();
        using var lead = await house.SignIn("demo-wp-lead");

        var answers = new List<HttpStatusCode>();
        for (var number = 0; number < 5; number++)
            answers.Add((await visitor.Http.PostAsync(At("/language"), Form(("language", "xx")))).StatusCode);

        Assert.Equal([HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers[3..]);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await lead.Http.PostAsync(At("/language"), Form(("language", "xx")))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync(At("/login"))).StatusCode);
    }

    private static Uri At(string address) => new(address, UriKind.Relative);

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static FormUrlEncodedContent Fields(int count, int length) => Form([.. Enumerable.Range(0, count).Select(number => ($"f{number}", new string('a', length)))]);

    private static MultipartFormDataContent File(int bytes, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.ASCII.GetBytes(new string('a', bytes))), fields.Any(field => field.Name == "_handler") ? "File" : "file", "a.txt" } };
        foreach (var (field, value) in fields)
            form.Add(new StringContent(value), field);
        return form;
    }

    private static StringContent Broken()
    {
        var form = new StringContent("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhalf");
        form.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return form;
    }

    // Without a length: nobody knows how much comes.
    private static StreamContent Chunked(HttpContent form)
    {
        var chunked = new StreamContent(new Unsized(form.ReadAsStream()));
        chunked.Headers.ContentType = form.Headers.ContentType;
        return chunked;
    }

    private sealed class Unsized(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void Flush() => inner.Flush();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
