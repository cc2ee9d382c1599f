using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Documents;
using Entente.Platform.Storage;

namespace Entente.Platform.Search;

/// <summary>Documents are found by their title and the names of their files, until they are withdrawn.</summary>
internal static class DocumentSearch
{
    public const string Kind = "platform.document";

    public static SearchKinds Find(SearchKinds search) => search.Add<PlatformDb, Document, SearchTexts>(
        Kind, PlatformPermissions.ReadDocuments, document => document.Id.ToString(), (documents, _, _) => Task.FromResult(Say(documents)));

    private static IReadOnlyList<SearchEntry> Say(IReadOnlyList<Document> documents) =>
    [
        .. documents.Where(document => document.WithdrawnAt is null).Select(document => new SearchEntry(document.Id.ToString(), document.Href, LocalText.Of(document.Title))
        {
            Action = document.ScopeKind is ScopeKind.Action or ScopeKind.WorkPackage ? document.ScopeCode.Split('/')[0] : null,
            Body = LocalText.Of(string.Join(" · ", [document.OwnerName, .. document.Versions.Select(version => version.FileName).Distinct(StringComparer.Ordinal)])),
        }.SeenAs(document)),
    ];
}
