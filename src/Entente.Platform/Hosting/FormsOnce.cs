using System.Security.Cryptography;
using System.Text;
using Entente.Platform.Access;
using Entente.Look.Components;
using Entente.Platform.Audit;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Hosting;

/// <summary>A form that was sent, and where it led: the same form sent again leads there too.</summary>
[NotAudited("A note for a day; what the form changed has lines.")]
internal sealed class TakenForm
{
    /// <summary>Longer than any address of ours that a form leads to.</summary>
    public const int MostOfAddress = 2000;

    /// <summary>Print of who sent it, its token and everything that stood in it.</summary>
    public required string Print { get; init; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the save was that made what it asked for, noted in that save; null while nothing was saved.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>Where it led; null while it is being worked on.</summary>
    public string? LedTo { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<TakenForm>(taken =>
    {
        taken.ToTable("platform_taken_form");
        taken.HasKey(row => row.Print);
        taken.Property(row => row.Print).HasMaxLength(64);
        taken.Property(row => row.LedTo).HasMaxLength(MostOfAddress);
        taken.HasIndex(row => row.At);
    });
}

/// <summary>
/// Takes each form once: a double click, the back button or a network that sends again leads to what the first sending made. Each save notes the
/// form in its own transaction (<see cref="FormAtHand"/>), so neither a host that dies nor a form that answers with a page of its own makes a
/// thing twice. A form that was refused, or that says something else when it is sent again, is a new one.
/// </summary>
internal sealed class FormsOnce(RequestDelegate next, DatabaseClock clock)
{
    /// <summary>The word of what is said on the page of a form that was sent twice, where the first sending led to no other.</summary>
    public const string SentTwice = "sent-twice";

    // A host that died while it worked on a form has said nothing of it; after that the form is taken anew.
    private static readonly TimeSpan Working = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(30);

    public async Task InvokeAsync(HttpContext http, IDbContextFactory<PlatformDb> stores, Actor actor, FormAtHand hand)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || Failures.IsShowing(http) || http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true }
            || actor.Account is not { } account || http.Request.Form[SendOnce.Field].ToString() is not { Length: > 0 } token)
        {
            await next(http);
            return;
        }

        var print = await Print(account, token, http.Request);
        var (before, at) = await Take(stores, print, http.Request, http.RequestAborted);
        if (before is not null)
        {
            http.Response.Redirect(before);
            return;
        }

        hand.Take(print, at);
        try
        {
            await next(http);
        }
        finally
        {
            // What was made is made: that the reader has gone meanwhile changes nothing of where it led.
            await using var db = await stores.CreateDbContextAsync(CancellationToken.None);
            var own = db.Set<TakenForm>().Where(form => form.Print == print && form.At == at);
            var address = http.Response.StatusCode is StatusCodes.Status302Found or StatusCodes.Status303SeeOther ? http.Response.Headers.Location.ToString() : "";
            if (address.Length is > 0 and <= TakenForm.MostOfAddress)
                await own.ExecuteUpdateAsync(set => set.SetProperty(form => form.LedTo, address), CancellationToken.None);
            else if (await own.Where(form => form.SavedAt == null).ExecuteDeleteAsync(CancellationToken.None) == 0)
                // Saved, and answered with a page of its own: a key that is shown once.
                await own.ExecuteUpdateAsync(set => set.SetProperty(form => form.LedTo, Itself(http.Request)), CancellationToken.None);
        }
    }

    // No address: it is ours to work on, since then. Else where the first sending led, once it is through.
    private async Task<(string? LedTo, DateTimeOffset At)> Take(IDbContextFactory<PlatformDb> stores, string print, HttpRequest request, CancellationToken stop)
    {
        await using var db = await stores.CreateDbContextAsync(stop);
        for (var waited = TimeSpan.Zero; ; waited += LookAgain)
        {
            var now = await clock.Ask(db, stop);
            if (await db.Database.ExecuteSqlAsync($"""INSERT INTO platform_taken_form ("Print", "At") VALUES ({print}, {now.UtcDateTime}) ON CONFLICT DO NOTHING""", stop) == 1)
                return (null, now);
            if (await db.Set<TakenForm>().AsNoTracking().FirstOrDefaultAsync(form => form.Print == print, stop) is not { } taken)
                continue;
            if (taken.LedTo is { } address)
                return (address, now);
            var isSilent = taken.At < now - Working;
            // Of one that has died nobody knows where it would have led; of one that is slow not yet.
            if ((taken.SavedAt is not null && isSilent) || (!isSilent && waited >= MostPatience))
                return (Itself(request), now);
            if (isSilent)
                await db.Set<TakenForm>().Where(form => form.Print == print && form.LedTo == null && form.SavedAt == null && form.At == taken.At).ExecuteDeleteAsync(stop);
            else
                await Task.Delay(LookAgain, stop);
        }
    }

    // The page on which the form stands says that it was sent twice.
    private static string Itself(HttpRequest request)
    {
        var query = QueryHelpers.ParseQuery(request.QueryString.Value);
        query["done"] = SentTwice;
        var address = QueryHelpers.AddQueryString(request.Path.ToUriComponent(), query);
        return address.Length <= TakenForm.MostOfAddress ? address : request.Path.ToUriComponent();
    }

    // The antiforgery token is left out: the same form has another one after a new sign-in.
    private static async Task<string> Print(Guid account, string token, HttpRequest request)
    {
        var text = new StringBuilder().Append(account).Append('\n').Append(request.Path).Append(request.QueryString).Append('\n').Append(token);
        foreach (var field in request.Form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)).OrderBy(field => field.Key, StringComparer.Ordinal))
            text.Append('\n').Append(field.Key).Append('=').AppendJoin('\0', field.Value.ToArray());
        foreach (var file in request.Form.Files)
        {
            // Of the same name and length may be one in which a figure was mended.
            await using var content = file.OpenReadStream();
            text.Append('\n').Append(file.Name).Append(':').Append(file.FileName).Append(':').Append(Convert.ToHexStringLower(await SHA256.HashDataAsync(content, request.HttpContext.RequestAborted)));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
