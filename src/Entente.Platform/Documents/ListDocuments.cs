using System.Linq.Expressions;
using Entente.Contracts.Actions;
using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Look.Components;
using Entente.Platform.Documents.Content;
using Entente.Platform.Hosting;
using Entente.Platform.Lists;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Documents;

/// <summary>The documents that the reader may see, the latest first.</summary>
internal static class ListDocuments
{
    public static Task<Page<DocumentLine>> Run(TableState state, Actor actor, PlatformDb db, ThingCards cards, CancellationToken stop) =>
        Listing(cards.Names(actor)).Page(Lines(actor, db), state, stop);

    /// <summary>What the list can be narrowed to: the actions and the kinds of files that occur in it.</summary>
    public static async Task<(IReadOnlyList<Option> Actions, IReadOnlyList<Option> Kinds)> Choices(Actor actor, PlatformDb db, CancellationToken stop)
    {
        var found = await db.Set<Document>().AsNoTracking().SeenBy(actor)
            .SelectMany(document => document.Versions, (document, version) => new { document.ScopeKind, document.ScopeCode, version.ContentType }).Distinct().ToListAsync(stop);
        IReadOnlyList<Option> Options(IEnumerable<string> words) =>
            [.. words.Where(word => word.Length > 0).Distinct().Order(StringComparer.Ordinal).Select(word => new Option(word, word))];
        return (Options(found.Select(one => ActionsScopes.ActionOf(new(one.ScopeKind, one.ScopeCode))).OfType<string>()), Options(found.Select(one => DocumentWords.Kind(one.ContentType))));
    }

    public static async Task<Results<PortionAnswer<IReadOnlyList<DocumentView>>, ProblemHttpResult>> Api(
        [AsParameters] PortionAsk ask, Actor actor, PlatformDb db, ThingCards cards, CancellationToken stop)
    {
        var read = await ask.Of(db.Set<Document>().AsNoTracking().SeenBy(actor), document => document.Id, descending: true, stop);
        if (read.Problem is { } refused)
            return refused.ToHttp();
        var owners = await cards.Find(read.Value.Rows.Select(document => document.Owner), actor, stop);
        return read.Value.As(document => DocumentView.Of(document, owners.GetValueOrDefault(document.Owner)));
    }

    private static Listing<DocumentLine> Listing(IQueryable<ThingName> names) => new Listing<DocumentLine>()
        .Stands(line => line.Id, descending: true)
        .Sort("title", line => line.Title)
        .Sort("of", line => names.Where(name => name.Kind == line.OwnerKind && name.Key == line.OwnerKey).Select(name => name.Name).FirstOrDefault())
        .Sort("kind", line => line.ContentType, ContentKind.All.OrderBy(kind => kind.Name, StringComparer.OrdinalIgnoreCase).Select(kind => kind.MediaType))
        .Sort("version", line => line.Number)
        .Sort("edition", line => line.Edition)
        .Sort("handling", line => line.Handling)
        .Sort("state", line => line.WithdrawnAt != null)
        .Sort("at", line => line.At)
        .Sort("by", line => line.By)
        .Filter("scope", InAction)
        .Filter("kind", kind => OfKind(kind))
        .Search(line => line.Title, line => line.FileName,
            line => names.Where(name => name.Kind == line.OwnerKind && name.Key == line.OwnerKey).Select(name => name.Name).FirstOrDefault());

    private static Expression<Func<DocumentLine, bool>> InAction(string slug)
    {
        var here = ActionsScopes.Action(slug);
        var (kindsBelow, codesBelow) = (here.Kind + "/", here.Code + "/");
        return line => (line.ScopeKind == here.Kind && line.ScopeCode == here.Code) || (line.ScopeKind.StartsWith(kindsBelow) && line.ScopeCode.StartsWith(codesBelow));
    }

    private static Expression<Func<DocumentLine, bool>> OfKind(string name)
    {
        var type = ContentKind.All.FirstOrDefault(kind => kind.Name == name)?.MediaType ?? name;
        return line => line.ContentType == type;
    }

    // Each with the last of its versions.
    private static IQueryable<DocumentLine> Lines(Actor actor, PlatformDb db) =>
        from document in db.Set<Document>().AsNoTracking().SeenBy(actor)
        from version in document.Versions
        where !document.Versions.Any(later => later.Number > version.Number)
        select new DocumentLine
        {
            Id = document.Id, Title = document.Title, OwnerKind = document.OwnerKind, OwnerKey = document.OwnerKey, ScopeKind = document.ScopeKind, ScopeCode = document.ScopeCode,
            Edition = document.Edition, Handling = document.Handling, WithdrawnAt = document.WithdrawnAt,
            Number = version.Number, FileName = version.FileName, ContentType = version.ContentType, At = version.At, By = version.By,
        };
}

/// <summary>A document in a list, with its latest version.</summary>
internal sealed record DocumentLine
{
    public required Id<Document> Id { get; init; }

    public required string Title { get; init; }

    public required string OwnerKind { get; init; }

    public required string OwnerKey { get; init; }

    public required string ScopeKind { get; init; }

    public required string ScopeCode { get; init; }

    public required Edition Edition { get; init; }

    public required Handling Handling { get; init; }

    public required DateTimeOffset? WithdrawnAt { get; init; }

    public required int Number { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public Thing Owner => new(OwnerKind, OwnerKey);

    public string Href => $"/documents/{Id}";

    public string Kind => DocumentWords.Kind(ContentType);
}
