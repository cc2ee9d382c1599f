using System.Reflection;
using Entente.Contracts.Actions;
using Entente.Platform.Jobs;
using Entente.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Entente.Architecture.Tests;

/// <summary>
/// A hearer gets the store that it is given at each hearing, and nothing else that writes: what it did elsewhere would not be saved together
/// with the note that it heard, and on the embedded database it could wait for itself.
/// </summary>
public class HearerTests
{
    [Fact]
    public void A_hearer_gets_its_own_store_and_nothing_else_that_writes() =>
        Offences.None(Hearers(Rooms.Source.SelectMany(assembly => assembly.GetTypes())).SelectMany(Wrong));

    [Fact]
    public void There_are_hearers_to_look_at() =>
        Assert.Contains(Hearers(Rooms.Source.SelectMany(assembly => assembly.GetTypes())), hearer => hearer.Name == "MakeCreatorCoordinator");

    [Theory]
    [InlineData(typeof(WithFactory))]
    [InlineData(typeof(WithStore))]
    [InlineData(typeof(WithScopes))]
    [InlineData(typeof(WithProvider))]
    [InlineData(typeof(WithSender))]
    [InlineData(typeof(WithRunner))]
    public void The_check_finds_a_hearer_with_something_that_writes(Type planted) =>
        Assert.Single(Hearers([planted]).SelectMany(Wrong));

    [Fact]
    public void The_check_lets_a_hearer_have_what_only_answers() => Assert.Empty(Wrong(typeof(WithClock)));

    private static IEnumerable<Type> Hearers(IEnumerable<Type> types) => types.Where(type => type is { IsAbstract: false, IsInterface: false }
        && type.GetInterfaces().Any(part => part.IsGenericType && part.GetGenericTypeDefinition() == typeof(IHear<,>)));

    private static IEnumerable<string> Wrong(Type hearer) => hearer
        .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .SelectMany(constructor => constructor.GetParameters())
        .Where(parameter => !OnlyAnswers(parameter.ParameterType))
        .Select(parameter => $"{hearer.FullName} gets a {parameter.ParameterType.Name}");

    // A list of what may, not of what may not: whatever writes tomorrow is not on it. A room asks another through an interface of Contracts.
    private static bool OnlyAnswers(Type type) => type == typeof(TimeProvider)
        || (type.IsInterface && type.Assembly == typeof(JointActionCreated).Assembly)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ILogger<>) || type.GetGenericTypeDefinition() == typeof(IOptions<>)));

    private abstract class Planted : IHear<JointActionCreated, PlatformDb>
    {
        public Task Hear(JointActionCreated fact, PlatformDb db, CancellationToken stop) => Task.CompletedTask;
    }

#pragma warning disable CS9113, CA1812 // Offences on purpose, looked at and never made.
    private sealed class WithFactory(IDbContextFactory<PlatformDb> stores) : Planted;

    private sealed class WithStore(PlatformDb db) : Planted;

    private sealed class WithScopes(IServiceScopeFactory scopes) : Planted;

    private sealed class WithProvider(IServiceProvider services) : Planted;

    private sealed class WithSender(OutboxSender outbox) : Planted;

    private sealed class WithRunner(JobRunner runner) : Planted;

    private sealed class WithClock(TimeProvider clock, ILogger<WithClock> log) : Planted;
#pragma warning restore CS9113, CA1812
}
