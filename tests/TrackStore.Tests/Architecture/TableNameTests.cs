using System.Reflection;
using System.Text.RegularExpressions;
using TrackStore.Storage;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Architecture;

/// <summary>A host may name the tables as it likes, so only what works on the store's own database knows their names.</summary>
public sealed partial class TableNameTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src");

    // Where names of tables are at home: the mapping, the embedded SQLite file, and the schema and migrations of the store's own PostgreSQL database.
    private static readonly string[] Allowed =
    [
        "TrackStore/Storage/Configurations/",
        "TrackStore/Storage/Schema",
        "TrackStore/Storage/Sqlite/",
        "TrackStore.PostgreSql/Storage/PostgreSql/Migrations/",
        "TrackStore.PostgreSql/Storage/PostgreSql/PostgreSqlSchema",
    ];

    private static readonly string[] Tables =
    [
        .. typeof(Schema).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(field => field.Name is not (nameof(Schema.Front) or nameof(Schema.NoArtwork) or nameof(Schema.MigrationsHistory)))
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Fact]
    public void Literals_OutsideTheMapping_NameNoTable()
    {
        // One word alone is a name of something else, such as a kind of change; so are simple names without a keyword of SQL.
        string words = string.Join('|', Tables);
        string compound = string.Join('|', Tables.Where(table => table.Contains('_', StringComparison.Ordinal)));
        var named = new Regex($@"\s.*\b({compound})\b|\b({compound})\b.*\s|\b(FROM|JOIN|INTO|UPDATE|TABLE)\s+([""\[`]?({words})\b|\{{Schema\.(?!MigrationsHistory))", RegexOptions.Singleline);

        IEnumerable<string> found = Files().SelectMany(file => Literal().Matches(WithoutComments(file))
            .Where(literal => named.IsMatch(literal.Value))
            .Select(literal => $"{NameOf(file)}: {literal.Value}"));

        Assert.Equal("", string.Join('\n', found));
    }

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(file => !NameOf(file).Split('/').Any(part => part is "bin" or "obj"))
        .Where(file => !Allowed.Any(place => NameOf(file).StartsWith(place, StringComparison.Ordinal)));

    private static string WithoutComments(string file) => string.Join(
        '\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static string NameOf(string path) => Path.GetRelativePath(Source, path).Replace('\\', '/');

    [GeneratedRegex("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"", RegexOptions.Singleline)]
    private static partial Regex Literal();
}
