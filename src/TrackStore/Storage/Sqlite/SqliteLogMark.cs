using System.Globalization;

namespace TrackStore.Storage.Sqlite;

/// <summary>What a library records about its log, in order to recognize a log that belongs to another state of the file.</summary>
/// <param name="Token">Identifies the states of the file from this mark to the next.</param>
/// <param name="BaseToken">The token of the file that the log builds on; empty when it had none.</param>
/// <param name="Generation">
/// The generation of the log when the mark was recorded; empty when there was no log. The mark is in that generation, or in the next one
/// when its own transaction started it.
/// </param>
/// <param name="SchemaCookie">The schema cookie of the file. A copy made by the backup API usually has another.</param>
internal sealed record SqliteLogMark(string Token, string BaseToken, string Generation, long SchemaCookie)
{
    /// <summary>The key of the mark in the settings.</summary>
    public const string Key = "log";

    public static SqliteLogMark? Parse(string? text)
        => text?.Split(';') is [string token, string baseToken, string generation, string cookie]
            && long.TryParse(cookie, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? new SqliteLogMark(token, baseToken, generation, number)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Token};{BaseToken};{Generation};{SchemaCookie}");
}
