using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Storage;
using Entente.Platform.Things;

namespace Entente.Platform.Documents;

/// <summary>What is said of a document, until it is withdrawn: it is found by its title and the names of its files.</summary>
internal static class DocumentThings
{
    public const string Kind = "platform.document";

    public static ThingKinds Keep(ThingKinds things) => things.Add<PlatformDb, Document, Search.SearchTexts>(
        Kind, PlatformPermissions.ReadDocuments, document => document.Id.ToString(), (documents, _, _) => Task.FromResult(Say(documents)));

    private static IReadOnlyList<ThingEntry> Say(IReadOnlyList<Document> documents) =>
    [
        .. documents.Where(document => document.WithdrawnAt is null).Select(document => new ThingEntry(document.Id.ToString(), document.Href, LocalText.Of(document.Title))
        {
            Action = document.ActionSlug,
            Body = LocalText.Of(string.Join(" · ", document.Versions.Select(version => version.FileName).Distinct(StringComparer.Ordinal))),
        }.SeenAs(document)),
    ];
}
