using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage.Copying;

/// <summary>
/// How far a copy is. The target keeps it among its settings and changes it in the transaction of each page, until the copy is verified.
/// </summary>
internal sealed record CopyPosition
{
    /// <summary>The key of the setting. A library that has it is not complete.</summary>
    public const string Key = "copy_position";

    /// <summary>Gets the fingerprint of the tables and columns.</summary>
    public required string Schema { get; init; }

    /// <summary>Gets the source's counters when the copy began: they tell whether it is still the same library.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the entity whose rows are being copied, or null before the first one.</summary>
    public string? Entity { get; init; }

    /// <summary>Gets the key of the last copied row, or null before the first one.</summary>
    public IReadOnlyList<string>? After { get; init; }

    /// <summary>Gets a value indicating whether all rows are copied, so that only the verification is left.</summary>
    public bool IsCopied { get; init; }

    /// <summary>Tells whether a library is the target of a copy that has not ended.</summary>
    public static async Task<bool> IsInAsync(DbContext context, CancellationToken cancellationToken)
        => await StoreSettings.ReadAsync(context, Key, cancellationToken).ConfigureAwait(false) is not null;

    public static CopyPosition Parse(string text) => JsonSerializer.Deserialize<CopyPosition>(text)!;

    public string ToText() => JsonSerializer.Serialize(this);
}
