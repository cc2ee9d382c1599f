using System.Reflection;
using System.Reflection.Emit;

namespace Entente.Architecture.Tests;

/// <summary>
/// Each method of a thing that makes or changes it tells a fact, or says why nobody needs to know. Read from the compiled code: a method changes its
/// thing when it, or a method of the same thing that it calls, writes a field or changes a list of it.
/// </summary>
public class TellingTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Each_change_of_a_thing_tells_a_fact_or_says_why_not() =>
        Offences.None(Things(Rooms.Source.SelectMany(assembly => assembly.GetTypes())).SelectMany(Silent));

    [Fact]
    public void What_tells_nothing_says_so_only_where_it_changes_something() => Offences.None(
        Things(Rooms.Source.SelectMany(assembly => assembly.GetTypes())).SelectMany(thing => thing.GetMethods(Own))
            .Where(method => method.GetCustomAttribute<TellsNobodyAttribute>() is not null && (!Does(method, Changes) || Does(method, Tells)))
            .Select(Name));

    [Fact]
    public void There_are_changes_to_look_at() => Assert.True(
        Things(Rooms.Source.SelectMany(assembly => assembly.GetTypes())).SelectMany(thing => thing.GetMethods(Own)).Count(method => Does(method, Changes)) > 60);

    [Fact]
    public void The_check_finds_a_change_that_tells_nothing() =>
        Assert.Equal(["Planted.Add", "Planted.Make", "Planted.Rename", "Planted.Through"], Silent(typeof(Planted)).Order(StringComparer.Ordinal));

    private static IEnumerable<Type> Things(IEnumerable<Type> types) => types.Where(type => typeof(Entity).IsAssignableFrom(type) && type != typeof(Entity));

    private static IEnumerable<string> Silent(Type thing) => thing.GetMethods(Own)
        .Where(method => !method.IsPrivate && !method.IsSpecialName && method.GetCustomAttribute<TellsNobodyAttribute>() is null)
        .Where(method => Does(method, Changes) && !Does(method, Tells))
        .Select(Name);

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static bool Changes(MethodInfo inside, OpCode step, MemberInfo used) => used switch
    {
        FieldInfo field => step == OpCodes.Stfld && !inside.IsStatic && field.DeclaringType == inside.DeclaringType,
        // A list of the thing, not one that is only used here.
        MethodInfo { IsStatic: false } called => IsList(called.DeclaringType!) && called.Name is "Add" or "AddRange" or "Insert" or "Remove" or "RemoveAll" or "RemoveAt" or "Clear"
            && Used(inside).Any(other => other.Step == OpCodes.Ldfld && other.Used is FieldInfo list && list.DeclaringType == inside.DeclaringType && IsList(list.FieldType)),
        ConstructorInfo made => step == OpCodes.Newobj && inside.IsStatic && made.DeclaringType == inside.DeclaringType,
        _ => false,
    };

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    private static bool Tells(MethodInfo inside, OpCode step, MemberInfo used) => used is MethodInfo { Name: "Tell" } called && called.DeclaringType == typeof(Entity);

    // What the method does, and what the methods of the same thing do that it calls.
    private static bool Does(MethodInfo method, Func<MethodInfo, OpCode, MemberInfo, bool> asked)
    {
        var seen = new HashSet<MethodInfo>();
        var open = new Stack<MethodInfo>([method]);
        while (open.TryPop(out var here))
        {
            if (!seen.Add(here))
                continue;
            foreach (var (step, used) in Used(here))
            {
                if (asked(here, step, used))
                    return true;
                if (used is MethodInfo called && called.DeclaringType == method.DeclaringType)
                    open.Push(called);
            }
        }

        return false;
    }

    private static IEnumerable<(OpCode Step, MemberInfo Used)> Used(MethodInfo method) =>
        CompiledCode.Used(method).Where(one => one.Step != OpCodes.Ldtoken && one.Step != OpCodes.Ldftn);

#pragma warning disable CA1812 // Offences on purpose, looked at and never made.
    private sealed class Planted : Entity
    {
        private readonly List<string> notes = [];

        public string Title { get; private set; } = "";

        public int Notes => notes.Count;

        public static Planted Make() => new();

        public void Rename(string title) => Title = title;

        public void Add(string note) => notes.Add(note);

        public void Through(string title) => Set(title);

        public void Said(string title)
        {
            Set(title);
            Tell(new Contracts.Actions.JointActionPublished(Guid.Empty, title));
        }

        [TellsNobody("It is planted.")]
        public void Quiet(string title) => Title = title;

        public bool Is(string title) => Title == title;

        public int Count() => new List<string> { Title }.Count;

        private void Set(string title) => Title = title;
    }
#pragma warning restore CA1812
}
