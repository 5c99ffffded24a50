namespace TrackStore.Storage.Plans.Recording;

/// <summary>
/// Changes many tracks in one transaction and records it as one change. A chunk is planned, recorded and written at a time, so that the
/// rows of the others take no memory.
/// </summary>
internal static class ChunkedChange
{
    /// <summary>The number of tracks of a chunk.</summary>
    public const int Size = 2_000;

    /// <summary>Plans the chunks one after the other.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="recorder">Records the change. Created in the transaction, because a write may run again after a failure.</param>
    /// <param name="trackIds">The tracks.</param>
    /// <param name="plan">Plans a chunk of the tracks.</param>
    /// <param name="last">Plans what follows the last chunk, or null.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <param name="planned">Called when the plan of a chunk is final, or null.</param>
    /// <param name="end">Plans what has to be written after everything else, such as a deletion with cascades, or null.</param>
    /// <returns>The entry in the history, or null when nothing changed.</returns>
    public static async Task<HistoryEntry?> RunAsync(
        StoreTransaction transaction,
        ChangeRecorder recorder,
        IReadOnlyList<long> trackIds,
        Action<LibraryRows, IReadOnlyList<long>> plan,
        Action<LibraryRows>? last,
        CancellationToken cancellationToken,
        Action? planned = null,
        Action<LibraryRows>? end = null)
    {
        for (int start = 0; start == 0 || start < trackIds.Count; start += Size)
        {
            long[] chunk = [.. trackIds.Skip(start).Take(Size)];
            bool isLast = start + Size >= trackIds.Count;
            RecordedPart? part = await transaction.PlanAsync(
                rows =>
                {
                    plan(rows, chunk);
                    if (isLast)
                        last?.Invoke(rows);
                    return recorder.RecordPart(rows);
                },
                cancellationToken).ConfigureAwait(false);
            if (part is { } written)
                recorder.Add(written);
            planned?.Invoke();

            // A write of one chunk is written with its entry.
            if (!isLast)
                await transaction.ForgetRowsAsync(cancellationToken).ConfigureAwait(false);
        }

        RecordedPart? ended = end is null ? null : await transaction.PlanAsync(
            rows =>
            {
                end(rows);
                return recorder.RecordPart(rows);
            },
            cancellationToken).ConfigureAwait(false);
        if (ended is { } endPart)
            recorder.Add(endPart);
        return await transaction.PlanAsync(recorder.RecordEntry, cancellationToken).ConfigureAwait(false);
    }
}
