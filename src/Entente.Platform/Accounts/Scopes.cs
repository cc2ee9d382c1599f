using System.Globalization;
using Entente.Kernel;
using Entente.Look.Components;
using Entente.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Platform.Accounts;

/// <summary>The scopes that roles can be granted for, asked of the rooms that keep them.</summary>
internal sealed class Scopes(RoleKinds kinds, IServiceProvider services, IStringLocalizerFactory localizers)
{
    // An installation has some hundreds of actions and work packages; a kind of which there are more is typed, not chosen.
    private const int MostChoices = 500;

    private static readonly StringComparer ByNumber = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);

    /// <summary>True when there is such a scope today.</summary>
    public async Task<bool> Exist(Scope scope, CancellationToken stop)
    {
        if (scope.Kind == Scope.PlatformKind)
            return scope.Code.Length == 0;
        foreach (var kept in kinds.Of(scope.Kind))
        {
            if (await kept(services).AnyAsync(entry => entry.Code == scope.Code, stop))
                return true;
        }

        return false;
    }

    /// <summary>What people call these; one that is gone keeps its code.</summary>
    public async Task<IReadOnlyDictionary<Scope, string>> Names(IEnumerable<Scope> scopes, CancellationToken stop)
    {
        var names = new Dictionary<Scope, string>();
        foreach (var some in scopes.Distinct().ToLookup(scope => scope.Kind, scope => scope.Code))
        {
            var codes = some.ToList();
            foreach (var kept in kinds.Of(some.Key))
            {
                foreach (var entry in await kept(services).Where(entry => codes.Contains(entry.Code)).ToListAsync(stop))
                    names[new(some.Key, entry.Code)] = entry.Name;
            }

            foreach (var code in codes)
                names.TryAdd(new(some.Key, code), code);
        }

        return names;
    }

    /// <summary>All that there are, for choosing: by kind, and within a kind by name.</summary>
    public async Task<IReadOnlyList<Option>> Choices(CancellationToken stop)
    {
        var choices = new List<Option>();
        foreach (var kind in kinds.Kinds)
        {
            var entries = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var kept in kinds.Of(kind))
            {
                foreach (var entry in await kept(services).OrderBy(entry => entry.Code).Take(MostChoices).ToListAsync(stop))
                    entries[entry.Code] = entry.Name;
            }

            var group = kinds.NameOfKind(kind, localizers);
            choices.AddRange(entries.OrderBy(entry => entry.Key, ByNumber).Select(entry => new Option(entry.Key, entry.Value, group)));
        }

        return choices;
    }
}
