using System.Globalization;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Sqlite.Statements;

/// <summary>
/// Numbered parameters, and lists of keys in three sizes: starting a statement takes as long as finding a row, but every size is a
/// statement to prepare. A list is filled up with a key that finds nothing more.
/// </summary>
internal static class SqliteParameters
{
    /// <summary>The most keys of a statement.</summary>
    public const int MostKeys = 64;

    private const int SomeKeys = 8;

    // A statement has up to three parameters for each key, and a limit.
    private static readonly string[] Numbers =
        [.. Enumerable.Range(1, (3 * MostKeys) + 1).Select(number => string.Create(CultureInfo.InvariantCulture, $"?{number}"))];

    public static int SizeFor(int count) => count == 1 ? 1 : count <= SomeKeys ? SomeKeys : MostKeys;

    public static string Name(int number) => Numbers[number - 1];

    /// <summary>Returns the condition that a column has one of several values.</summary>
    /// <param name="size">The number of values.</param>
    /// <param name="first">The number of the first parameter.</param>
    public static string Among(int size, int first)
        => size == 1 ? $"= {Name(first)}" : $"IN ({string.Join(", ", Numbers.Skip(first - 1).Take(size))})";

    /// <summary>Sets the first parameters, and all others to a value that finds nothing more.</summary>
    public static void Fill(Span<SqlValue> parameters, ReadOnlySpan<SqlValue> values, SqlValue filler)
    {
        values.CopyTo(parameters);
        parameters[values.Length..].Fill(filler);
    }
}
