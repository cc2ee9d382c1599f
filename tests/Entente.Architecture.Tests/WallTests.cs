using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Entente.Platform;
using Microsoft.AspNetCore.Components;

namespace Entente.Architecture.Tests;

/// <summary>Who may know whom. When a test here fails, move the code; do not move the wall.</summary>
public class WallTests
{
    private static readonly string[] AllowedToARoom = ["Entente.Kernel", "Entente.Methods", "Entente.Contracts", "Entente.Look", "Entente.Papers", "Entente.Platform"];

    public static TheoryData<string> RoomNames => [.. Repository.Files("src/Rooms", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file.Name))];

    [Theory, MemberData(nameof(RoomNames))]
    public void A_room_references_no_other_room(string room) => Offences.None(Forbidden(References(room), AllowedToARoom));

    [Theory, MemberData(nameof(RoomNames))]
    public void A_room_s_project_file_is_one_line(string room) =>
        Assert.Single(File.ReadAllLines(Project(room).FullName), line => line.Length > 0);

    [Theory]
    [InlineData("Entente.Kernel")]
    [InlineData("Entente.Methods")]
    public void The_words_and_the_numbers_stand_on_the_base_library_alone(string name)
    {
        if (Repository.Files("src", $"{name}.csproj").Any())
            Offences.None(BeyondTheBase(References(name), name == "Entente.Methods" ? ["MathNet.Numerics"] : []));
    }

    [Theory]
    [InlineData("Entente.Contracts", "Entente.Kernel")]
    [InlineData("Entente.Look", "Entente.Kernel")]
    [InlineData("Entente.Papers", "Entente.Kernel")]
    [InlineData("Entente.Platform", "Entente.Kernel Entente.Contracts Entente.Look Entente.Papers")]
    [InlineData("Entente.Exchange", "Entente.Kernel Entente.Contracts Entente.Look Entente.Papers Entente.Platform")]
    public void Each_floor_stands_on_the_ones_below(string name, string below)
    {
        if (Repository.Files("src", $"{name}.csproj").Any())
            Offences.None(Forbidden(References(name), below.Split(' ')));
    }

    [Theory]
    [InlineData("Entente.Look")]
    [InlineData("Entente.Papers")]
    public void How_it_looks_asks_no_store(string name) =>
        Offences.None(References(name).Where(reference => reference.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || reference.StartsWith("Npgsql", StringComparison.Ordinal)));

    [Theory, MemberData(nameof(RoomNames))]
    public void A_room_knows_of_other_rooms_what_its_project_file_says_that_it_asks(string room) => Offences.None(
        Spoken(Assembly.Load(room)).Except([.. Asks(XDocument.Load(Project(room).FullName)), room["Entente.".Length..], "Platform"]));

    [Fact]
    public void The_platform_knows_of_rooms_the_joint_actions_that_its_frame_is_made_of() =>
        Offences.None(Spoken(Assembly.Load("Entente.Platform")).Except(["Actions", "Platform"]));

    [Theory, MemberData(nameof(RoomNames))]
    public void A_room_shows_only_its_door_its_pages_its_words_and_its_requests(string room) =>
        Offences.None(Shown(Assembly.Load(room).GetExportedTypes()));

    [Fact]
    public void The_checks_find_a_forbidden_reference()
    {
        Assert.Equal(["Entente.Training"], Forbidden(["Entente.Kernel", "System.Runtime", "Entente.Training"], AllowedToARoom));
        Assert.Equal(["Npgsql", "Entente.Platform"], BeyondTheBase(["System.Runtime", "Npgsql", "Entente.Platform"], []));
        Assert.Equal(["Entente.Training", "Npgsql"], Declared(XDocument.Parse("""
            <Project><ItemGroup><ProjectReference Include="..\Entente.Training\Entente.Training.csproj" /><PackageReference Include="Npgsql" /></ItemGroup></Project>
            """)));
        Assert.Equal(["Actions", "Signals"], Asks(XDocument.Parse("<Project><PropertyGroup><Asks>Actions; Signals</Asks></PropertyGroup></Project>")));
        Assert.Contains("Actions", Spoken(typeof(WallTests).Assembly));
        Assert.Contains(typeof(PlantedPublicType).FullName!, Shown([typeof(PlantedPublicType)]));
    }

    // GetReferencedAssemblies leaves out what is declared and not yet used, so the project file is read too.
    private static IEnumerable<string> References(string name) =>
        [.. Assembly.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!), .. Declared(XDocument.Load(Project(name).FullName))];

    private static IEnumerable<string> Asks(XDocument project) =>
        project.Descendants("Asks").SelectMany(asks => asks.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    // The folders of Contracts from which an assembly uses a type.
    private static IReadOnlyList<string> Spoken(Assembly assembly)
    {
        const string contracts = "Entente.Contracts.";
        using var file = File.OpenRead(assembly.Location);
        using var image = new PEReader(file);
        var reader = image.GetMetadataReader();
        return
        [
            .. reader.TypeReferences.Select(handle => reader.GetString(reader.GetTypeReference(handle).Namespace))
                .Where(space => space.StartsWith(contracts, StringComparison.Ordinal)).Select(space => space[contracts.Length..].Split('.')[0]).Distinct(),
        ];
    }

    private static FileInfo Project(string name) => Repository.Files("src", $"{name}.csproj").Single();

    private static IEnumerable<string> Declared(XDocument project) => project.Descendants()
        .Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference")
        .Select(element => element.Attribute("Include")!.Value.Replace('\\', '/'))
        .Select(include => include.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(include) : include);

    private static IEnumerable<string> Forbidden(IEnumerable<string> references, string[] allowed) =>
        references.Where(name => name.StartsWith("Entente.", StringComparison.Ordinal)).Except(allowed);

    private static IEnumerable<string> BeyondTheBase(IEnumerable<string> references, string[] allowed) =>
        references.Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "netstandard").Except(allowed);

    private static IEnumerable<string> Shown(IEnumerable<Type> types)
    {
        var all = types.ToList();
        var carried = all.Where(IsRequest).SelectMany(type => type.GetProperties()).Select(property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        return all.Except(carried.Where(type => type.IsEnum))
            .Where(type => !IsRequest(type) && !typeof(IRoom).IsAssignableFrom(type) && !typeof(IComponent).IsAssignableFrom(type)
                && !type.Name.EndsWith("Texts", StringComparison.Ordinal) && !type.Name.StartsWith('_') && type.DeclaringType is null)
            .Select(type => type.FullName!);
    }

    private static bool IsRequest(Type type) => type.GetMethod("<Clone>$") is not null;
}

/// <summary>An offence on purpose: a public type that is neither door, page nor request.</summary>
public sealed class PlantedPublicType;
