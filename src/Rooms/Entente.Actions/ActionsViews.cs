using Entente.Platform.Views;
using Microsoft.Extensions.Localization;

namespace Entente.Actions;

/// <summary>The tables of joint actions whose views people keep.</summary>
internal sealed class ActionsViews(ActionsDb db, IStringLocalizer<ActionsTexts> texts) : IViewPart
{
    public async Task<string?> TitleOf(string path, Actor reader, CancellationToken stop)
    {
        if (!reader.May(ActionsPermissions.Read))
            return null;
        var (slug, title) = path.Split('/') switch
        {
            ["", "ja"] => (null, texts["portfolio.title"].Value),
            ["", "authorities"] => (null, texts["authorities.title"].Value),
            ["", "ja", var own, "plan"] => (own, texts["plan.title"].Value),
            ["", "ja", var own, "deliverables"] => (own, texts["deliverables.title"].Value),
            ["", "ja", var own, "meetings"] => (own, texts["meetings.title"].Value),
            _ => ((string?)null, (string?)null),
        };
        if (slug is null)
            return title;
        return await db.Actions.AsNoTracking().SeenBy(reader).Where(action => action.Slug == slug).Select(action => action.Acronym).FirstOrDefaultAsync(stop) is { } acronym
            ? $"{acronym}, {title}"
            : null;
    }

    public async Task<string?> NameOf(string circle, CancellationToken stop) => circle.Split(':', 2) switch
    {
        ["authority", var code] => await db.Authorities.Where(one => one.Code == code).Select(one => one.ShortName).FirstOrDefaultAsync(stop),
        ["action", var slug] => await db.Actions.Where(one => one.Slug == slug).Select(one => one.Acronym).FirstOrDefaultAsync(stop),
        _ => null,
    };
}
