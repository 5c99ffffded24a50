using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;
using TrackStore.Tests.Fixtures;
using TestResult = NetArchTest.Rules.TestResult;

namespace TrackStore.Tests.Architecture;

/// <summary>Dependencies between the modules run one way. A module is a top-level folder of the engine.</summary>
public sealed partial class ModuleDependencyTests
{
    private const string Engine = "TrackStore";

    // What each module may know beside itself. Only the composition root, DependencyInjection, knows all of them.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Text"] = [],
        ["Coalescing"] = [],
        ["Storage"] = ["Text"],
        ["Fields"] = ["Storage", "Text"],
        ["Contracts"] = ["Fields", "Storage"],
        ["Identity"] = ["Text"],
        ["Artwork"] = ["Coalescing", "Contracts", "Fields", "Storage", "Text"],
        ["Platforms"] = ["Contracts", "Fields", "Storage", "Text"],
        ["Taxonomy"] = ["Storage", "Text"],
        ["Tracks"] = ["Albums", "Contracts", "Fields", "Genres", "Identity", "Storage", "Tags", "Taxonomy", "Text"],
        ["Albums"] = ["Contracts", "Fields", "Genres", "Identity", "Storage", "Tags", "Taxonomy", "Text", "Tracks"],
        ["Genres"] = ["Albums", "Contracts", "Fields", "Identity", "Storage", "Tags", "Taxonomy", "Text", "Tracks"],
        ["Tags"] = ["Albums", "Contracts", "Fields", "Genres", "Identity", "Storage", "Taxonomy", "Text", "Tracks"],
        ["Loading"] = ["Artwork", "Coalescing", "Storage", "Text"],
        ["History"] =
        [
            "Albums", "Artwork", "Contracts", "Fields", "Genres", "Identity", "Platforms", "Storage", "Tags", "Taxonomy", "Text", "Tracks",
        ],
        ["Merging"] = ["Albums", "Artwork", "Contracts", "Fields", "Genres", "Identity", "Platforms", "Storage", "Tags", "Text", "Tracks"],
        ["Sync"] = ["Albums", "Artwork", "Contracts", "Fields", "Genres", "Identity", "Platforms", "Storage", "Tags", "Text", "Tracks"],
    };

    private static readonly string Source = Path.Combine(Repository.Root, "src", Engine);

    public static TheoryData<string> Modules => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Modules))]
    public void Module_KnowsOnlyTheModulesBelowIt(string module)
    {
        string[] forbidden = [.. Allowed.Keys.Append("DependencyInjection").Except([.. Allowed[module], module]).SelectMany(NamesOf)];

        TestResult result = Types.InAssembly(typeof(TrackStoreOptions).Assembly)
            .That().ResideInNamespace($"{Engine}.{module}")
            .Or().HaveNameMatching(PatternOf(module))
            .ShouldNot().HaveDependencyOnAny(forbidden)
            .GetResult();

        Assert.True(result.IsSuccessful, $"{module} must not know: {string.Join(", ", result.FailingTypeNames ?? [])} depend on other modules.");
    }

    [Fact]
    public void EveryFolderOfTheEngine_HasItsPlaceAmongTheModules()
    {
        IEnumerable<string> folders = Directory.EnumerateDirectories(Source).Select(folder => Path.GetFileName(folder)!);

        Assert.Equal(Allowed.Keys.Append("DependencyInjection").Order(), folders.Where(folder => folder is not ("bin" or "obj")).Order());
    }

    [Fact]
    public void Abstractions_KnowNoDatabaseHttpOrImaging()
    {
        TestResult result = Types.InAssembly(typeof(ITrackRepository).Assembly)
            .ShouldNot().HaveDependencyOnAny(
                "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "System.Data", "System.Net.Http", "NetVips", "SixLabors", "SkiaSharp")
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void Abstractions_ReferenceOnlyExtensionsAbstractions()
    {
        IEnumerable<string> referenced = typeof(ITrackRepository).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);

        Assert.DoesNotContain(referenced, name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not "Microsoft.Extensions.DependencyInjection.Abstractions");
    }

    [Fact]
    public void Satellites_KnowTheAbstractionsOnly_AndADatabaseTheEngine()
    {
        string[] projects =
        [
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
                .Where(project => Path.GetFileNameWithoutExtension(project) is not (Engine or $"{Engine}.Abstractions")),
        ];

        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.Equal(
            [Path.GetFileNameWithoutExtension(project) == $"{Engine}.PostgreSql" ? Engine : $"{Engine}.Abstractions"],
            ProjectReference().Matches(File.ReadAllText(project)).Select(match => match.Groups["name"].Value)));
    }

    [Fact]
    public void Abstractions_ReferenceNoProject()
        => Assert.DoesNotMatch(ProjectReference(), File.ReadAllText(Path.Combine(Repository.Root, "src", $"{Engine}.Abstractions", $"{Engine}.Abstractions.csproj")));

    // The types of a module: those of its namespace, and the public ones in its folder, which are all in the namespace TrackStore.
    private static IEnumerable<string> NamesOf(string module) => PublicTypesOf(module).Select(type => $"{Engine}.{type}").Prepend($"{Engine}.{module}");

    private static string PatternOf(string module)
    {
        string[] types = [.. PublicTypesOf(module)];
        return types.Length == 0 ? "^$" : $"^({string.Join('|', types.Select(Regex.Escape))})$";
    }

    private static IEnumerable<string> PublicTypesOf(string module) => Directory
        .EnumerateFiles(Path.Combine(Source, module), "*.cs", SearchOption.AllDirectories)
        .Where(file => File.ReadLines(file).Contains($"namespace {Engine};"))
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(name => typeof(TrackStoreOptions).Assembly.GetType($"{Engine}.{name}") is not null);

    [GeneratedRegex(@"<ProjectReference\s+Include=""[^""]*?(?<name>[^""/\\]+)\.csproj""")]
    private static partial Regex ProjectReference();
}
