using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Entente.Kernel;
using Entente.Platform.Storage;
using Entente.Platform.Things;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Architecture.Tests;

/// <summary>What is true of every entity, every stored value and every fact.</summary>
public partial class ModelTests
{
    [Fact]
    public async Task No_stored_value_is_a_date_without_a_zone()
    {
        await using var house = await House.Empty(DatabaseKind.Sqlite);
        var stored = await house.Inside(services => Task.FromResult(Rooms.Stores
            .SelectMany(store => ((RoomDb)services.GetRequiredService(store)).Model.GetEntityTypes())
            .Select(type => type.ClrType).Distinct().ToList()));

        Assert.NotEmpty(stored);
        Offences.None(DateTimes(stored));
    }

    [Fact]
    public async Task Each_column_of_text_says_how_long_it_may_be()
    {
        await using var house = await House.Empty(DatabaseKind.Sqlite);
        var endless = await house.Inside(services => Task.FromResult(Rooms.Stores
            .SelectMany(store => EndlessTexts(((RoomDb)services.GetRequiredService(store)).Model)).Distinct().Order(StringComparer.Ordinal).ToList()));

        Offences.None(endless);
    }

    [Fact]
    public async Task A_thing_lies_in_the_table_of_its_kind()
    {
        await using var house = await House.Empty(DatabaseKind.Sqlite);
        var kinds = house.Services.GetRequiredService<ThingKinds>();
        var misplaced = await house.Inside(services => Task.FromResult(kinds.All
            .Select(kind => (kind.Name, kind.Table, Lies: ((RoomDb)services.GetRequiredService(kind.Store)).Model.FindEntityType(kind.Thing)?.GetTableName()))
            .Where(kind => kind.Table != kind.Lies).Select(kind => $"{kind.Name} lies in {kind.Lies}, not in {kind.Table}").ToList()));

        Assert.True(kinds.All.Count >= 8);
        Offences.None(misplaced);
        // By its table and key a line of the audit trail leads to the thing.
        Assert.Equal(new Thing("actions.work-package", "1"), kinds.Of("actions_work_package", "1"));
        Assert.Null(kinds.Of("actions_lead_term", "1"));
    }

    [Fact]
    public void An_entity_changes_only_through_its_methods() => Offences.None(OpenSetters(SourceTypes.Where(type => typeof(Entity).IsAssignableFrom(type))));

    [Fact]
    public void Nothing_is_started_and_forgotten() => Offences.None(AsyncVoids(SourceTypes));

    [Fact]
    public void A_fact_is_an_immutable_record_of_primitives() => Offences.None(LooseFacts(Facts));

    [Fact]
    public void A_fact_has_a_stable_name_with_its_room_and_version_and_no_other_has_it()
    {
        var kinds = Facts.Select(fact => (fact.Name, ((IFact)RuntimeHelpers.GetUninitializedObject(fact)).Kind)).ToList();

        Assert.All(kinds, fact => Assert.Matches(KindForm(), fact.Kind));
        Assert.Distinct(kinds.Select(fact => fact.Kind));
    }

    [Fact]
    public void The_checks_find_planted_offences()
    {
        Assert.Equal(["Offender.At", "Offender.Until"], DateTimes([typeof(Offender)]));
        using (var planted = new PlantedDb())
            Assert.Equal(["Endless.Text"], EndlessTexts(planted.Model));
        Assert.Equal(["Offender.At"], OpenSetters([typeof(Offender)]));
        Assert.Equal(["Offender.Forget"], AsyncVoids([typeof(Offender)]));
        Assert.Equal(["LooseFact is no sealed record", "LooseFact.Who can change", "LooseFact.Who is no primitive"], LooseFacts([typeof(LooseFact)]).Order(StringComparer.Ordinal));
        Assert.DoesNotMatch(KindForm(), "SomethingHappened");
    }

    // Columns that hold text of whatever sort, and of which nobody has said how much they take.
    private static IEnumerable<string> EndlessTexts(IModel model) => model.GetEntityTypes().SelectMany(type => type.GetProperties())
        .Where(property => (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string) && property.MostCharacters() is null)
        .Select(property => $"{property.DeclaringType.ClrType.Name}.{property.Name}");

    private static IEnumerable<Type> SourceTypes => Rooms.Source.SelectMany(assembly => assembly.GetTypes());

    private static IEnumerable<Type> Facts => SourceTypes.Where(type => typeof(IFact).IsAssignableFrom(type) && !type.IsInterface);

    private static IEnumerable<string> DateTimes(IEnumerable<Type> types) => Properties(types)
        .Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(DateTime)).Select(Name);

    private static IEnumerable<string> OpenSetters(IEnumerable<Type> types) =>
        Properties(types).Where(property => property.SetMethod is { IsPublic: true } setter && !IsInit(setter)).Select(Name);

    private static IEnumerable<string> AsyncVoids(IEnumerable<Type> types) => types
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.ReturnType == typeof(void) && method.GetCustomAttribute<AsyncStateMachineAttribute>() is not null)
        .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

    private static IEnumerable<string> LooseFacts(IEnumerable<Type> facts)
    {
        foreach (var fact in facts)
        {
            if (!fact.IsSealed || fact.GetMethod("<Clone>$") is null)
                yield return $"{fact.Name} is no sealed record";
            foreach (var property in Properties([fact]).Where(property => property.GetMethod!.IsPublic))
            {
                if (property.SetMethod is { } setter && !IsInit(setter))
                    yield return $"{Name(property)} can change";
                if (!IsPrimitive(property.PropertyType))
                    yield return $"{Name(property)} is no primitive";
            }
        }
    }

    private static bool IsPrimitive(Type type) => Nullable.GetUnderlyingType(type) is { } inner
        ? IsPrimitive(inner)
        : type.IsPrimitive || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid) || type == typeof(DateOnly)
            || type == typeof(DateTimeOffset) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && IsPrimitive(type.GenericTypeArguments[0]));

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static IEnumerable<PropertyInfo> Properties(IEnumerable<Type> types) => types
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly));

    private static string Name(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";

    [GeneratedRegex("^[a-z]+\\.[a-z]+(-[a-z]+)*\\.[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KindForm();

    // Offences on purpose.
    private sealed class Offender : Entity
    {
        public DateTime At { get; set; }

        public DateTime? Until { get; private set; }

        public DateTimeOffset Since { get; init; }

        public async void Forget()
        {
            await Task.Yield();
            Until = At;
        }
    }

    private sealed class LooseFact : IFact
    {
        public string Kind => "SomethingHappened";

        public object? Who { get; set; }
    }

    private sealed class PlantedDb : DbContext
    {
        public DbSet<Endless> Texts => Set<Endless>();

        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite("Data Source=:memory:");

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Endless>().Property(row => row.Title).HoldsUpTo(TextLength.Title);
    }

    private sealed class Endless
    {
        public int Id { get; set; }

        public string Text { get; set; } = "";

        public string Title { get; set; } = "";
    }
}
