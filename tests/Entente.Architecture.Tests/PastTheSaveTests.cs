using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using Entente.Platform.Audit;
using Entente.Platform.Notices;
using Entente.Platform.Storage;
using Entente.Platform.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Architecture.Tests;

/// <summary>
/// What is written past the save leaves no line in the audit trail, so only what <see cref="NotAuditedAttribute"/> names is: rows, or values of
/// them. Read from the compiled code, and, for SQL, from the source.
/// </summary>
public partial class PastTheSaveTests
{
    [Fact]
    public void Only_what_is_not_audited_is_written_past_the_save() => Offences.None(Written(Source));

    [Fact]
    public async Task Only_tables_of_what_is_not_audited_are_written_by_sql()
    {
        await using var house = await House.Empty(DatabaseKind.Sqlite);
        var audited = await house.Inside(services => Task.FromResult(Rooms.Stores
            .SelectMany(store => ((RoomDb)services.GetRequiredService(store)).Model.GetEntityTypes())
            .Where(type => AuditTrail.IsAudited(type.ClrType)).Select(type => type.GetTableName()!).ToHashSet(StringComparer.Ordinal)));
        var files = Repository.Files("src", "*.cs").Where(file => !Offences.Path(file).Contains("/Migrations/", StringComparison.Ordinal)).ToList();

        Assert.Contains("platform_account", audited);
        Offences.None(files, text => Tables(text).Any(audited.Contains));
        Assert.Contains(files, file => Tables(File.ReadAllText(file.FullName)).Contains("platform_taken_form"));
        Assert.Equal(["platform_account", "platform_token", "actions_task"], Tables("""INSERT INTO platform_account; update platform_token SET; DELETE FROM "actions_task" """));
    }

    [Fact]
    public void There_are_writes_to_look_at_and_each_exception_says_why()
    {
        Assert.True(Source.SelectMany(CompiledCode.Methods).SelectMany(Rows).Count() > 40);
        Assert.All(Source.SelectMany(type => type.GetProperties().Cast<MemberInfo>().Prepend(type)).Select(member => member.GetCustomAttribute<NotAuditedAttribute>()).OfType<NotAuditedAttribute>(),
            exception => Assert.EndsWith(".", exception.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void The_check_finds_planted_offences() => Assert.Equal(
        ["Planted takes SavedView away", "Planted writes SavedView.Name", "Planted writes SavedView.Version"], Written([typeof(Planted)]).Order(StringComparer.Ordinal));

    private static IEnumerable<Type> Source => Rooms.Source.SelectMany(assembly => assembly.GetTypes()).Where(type => !type.IsNested);

    private static IEnumerable<string> Written(IEnumerable<Type> types) => types.SelectMany(type => CompiledCode.Methods(type).SelectMany(method =>
        Rows(method).Where(row => AuditTrail.IsAudited(row.Type)).SelectMany(row => row.Values is null
            ? [$"{type.Name} takes {row.Type.Name} away"]
            : row.Values.Where(AuditTrail.IsAudited).Select(value => $"{type.Name} writes {row.Type.Name}.{value.Name}")))).Distinct();

    // A method takes rows away itself; what an update sets stands in a method of its own, with the setters.
    private static IEnumerable<(Type Type, IReadOnlyList<PropertyInfo>? Values)> Rows(MethodInfo method)
    {
        var used = CompiledCode.Used(method).ToList();
        foreach (var called in used.Select(one => one.Used).OfType<MethodInfo>())
        {
            if (called is { IsGenericMethod: true, Name: "ExecuteDelete" or "ExecuteDeleteAsync" } && called.DeclaringType == typeof(EntityFrameworkQueryableExtensions))
                yield return (called.GetGenericArguments()[0], null);
        }

        foreach (var row in used.Select(one => one.Used).OfType<MethodInfo>()
            .Where(called => called.Name == "SetProperty" && called.DeclaringType is { IsGenericType: true } setters && setters.GetGenericTypeDefinition() == typeof(UpdateSettersBuilder<>))
            .Select(called => called.DeclaringType!.GetGenericArguments()[0]).Distinct())
        {
            yield return (row, [.. used.Where(one => one.Step == OpCodes.Ldtoken).Select(one => one.Used).OfType<MethodInfo>()
                .Where(getter => getter.DeclaringType!.IsAssignableFrom(row)).Select(getter => row.GetProperty(getter.Name["get_".Length..])).OfType<PropertyInfo>().Distinct()]);
        }
    }

    private static IEnumerable<string> Tables(string text) => TablePattern().Matches(text).Select(match => match.Groups["table"].Value);

    [GeneratedRegex("\\b(INSERT\\s+(OR\\s+\\w+\\s+)?INTO|DELETE\\s+FROM|UPDATE)\\s+\"?(?<table>[a-z]+_[a-z_]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TablePattern();

    private static class Planted
    {
        public static async Task Meddle(PlatformDb db)
        {
            await db.Set<SavedView>().Where(view => view.RemovedAt != null).ExecuteDeleteAsync();
            await db.Set<SavedView>().ExecuteUpdateAsync(set => set.SetProperty(view => view.Name, "x").SetProperty(view => view.Version, view => view.Version + 1));
            await db.Set<Notice>().ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, (DateTimeOffset?)null));
            await db.Set<Notice>().ExecuteDeleteAsync();
        }
    }
}
