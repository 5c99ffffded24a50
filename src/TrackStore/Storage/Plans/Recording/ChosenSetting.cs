namespace TrackStore.Storage.Plans.Recording;

/// <summary>
/// A setting of the host that a person changes while the library is open. The library remembers what was chosen last, so that choosing is
/// a change of the history.
/// </summary>
/// <param name="key">The key under which the choice is stored, one of <see cref="StoreSettings.IsDecision"/>.</param>
/// <param name="current">Returns what is in use.</param>
/// <param name="use">Puts a value to use.</param>
/// <param name="text">Writes and reads it as text. What a newer version has written may be read as null.</param>
/// <param name="areSame">Tells whether two values have the same effect.</param>
internal sealed class ChosenSetting<T>(
    string key,
    Func<T> current,
    Action<T> use,
    (Func<T, string> Write, Func<string, T?> Read) text,
    Func<T, T, bool> areSame) : IStartupTask
    where T : class
{
    private volatile bool _isAdopted;

    Task IStartupTask.RunAsync(StoreDatabase database, CancellationToken cancellationToken) => AdoptAsync(database, cancellationToken);

    /// <summary>Returns the stored choice, or null when there is none.</summary>
    public async Task<T?> ReadAsync(StoreDatabase database, CancellationToken cancellationToken)
    {
        string? stored = await ReadTextAsync(database, cancellationToken).ConfigureAwait(false);
        return stored is null ? null : text.Read(stored);
    }

    /// <summary>
    /// Stores once what the host has opened the library with, if the library remembers another choice. Otherwise that one would count as
    /// made by another process when it is made again.
    /// </summary>
    public async Task AdoptAsync(StoreDatabase database, CancellationToken cancellationToken)
    {
        if (_isAdopted)
            return;
        if (IsOther(await ReadTextAsync(database, cancellationToken).ConfigureAwait(false), current))
        {
            await database.PlanAsync(
                rows =>
                {
                    // Another call may have chosen meanwhile.
                    if (!_isAdopted && IsOther(StoreSettings.Find(rows, key), current))
                        StoreSettings.Set(rows, key, text.Write(current()));
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }

        _isAdopted = true;
    }

    /// <summary>Puts a value to use and records the change.</summary>
    /// <param name="database">The library.</param>
    /// <param name="wanted">The value.</param>
    /// <param name="record">Records the change from the former value, which the second argument is.</param>
    /// <param name="cancellationToken">Cancels the write. The former value stays in use.</param>
    /// <param name="along">Plans what else changes from the former value, also when the change isn't recorded; or null.</param>
    /// <returns>
    /// The change. Null when the value is in use already, or was chosen by another process or brought back from the history.
    /// </returns>
    public async Task<HistoryEntry?> UseAsync(
        StoreDatabase database,
        T wanted,
        Func<LibraryRows, T, HistoryEntry?> record,
        CancellationToken cancellationToken,
        Action<LibraryRows, T>? along = null)
    {
        await AdoptAsync(database, cancellationToken).ConfigureAwait(false);
        T? former = null;
        try
        {
            // Within a write, because then no other write of this process is between reading the value and committing what it decided.
            return await database.WriteAsync(
                async (transaction, token) =>
                {
                    // The first attempt of a write that is run again has replaced it.
                    T before = former ??= current();
                    if (along is not null)
                    {
                        await transaction.PlanAsync(
                            rows =>
                            {
                                along(rows, before);
                                return true;
                            },
                            token).ConfigureAwait(false);
                    }

                    HistoryEntry? change = await RecordAsync(transaction, before, wanted, record, token).ConfigureAwait(false);
                    use(wanted);
                    return change;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Unless another call has used a third one since.
            if (former is not null && ReferenceEquals(current(), wanted))
                use(former);
            throw;
        }
    }

    private async Task<HistoryEntry?> RecordAsync(
        StoreTransaction transaction,
        T former,
        T wanted,
        Func<LibraryRows, T, HistoryEntry?> record,
        CancellationToken cancellationToken)
    {
        (string before, string after) = (text.Write(former), text.Write(wanted));
        string? stored = await transaction.PlanAsync(rows => StoreSettings.Find(rows, key), cancellationToken).ConfigureAwait(false);
        if (before == after || stored == after)
            return null;

        // What is in use may be the host's options, to which undoing leads back. Another text for the same stays, because undoing the
        // changes before this one compares with it.
        if (stored is null || IsOther(stored, () => former))
            await transaction.PlanAsync(rows => StoreSettings.Set(rows, key, before), cancellationToken).ConfigureAwait(false);
        await transaction.ForgetRowsAsync(cancellationToken).ConfigureAwait(false);
        return await transaction.PlanAsync(
            rows =>
            {
                StoreSettings.Set(rows, key, after);
                return record(rows, former);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private bool IsOther(string? stored, Func<T> value)
        => stored is not null && (text.Read(stored) is not { } chosen || !areSame(chosen, value()));

    private Task<string?> ReadTextAsync(StoreDatabase database, CancellationToken cancellationToken)
        => database.ReadAsync((context, token) => StoreSettings.ReadAsync(context, key, token), cancellationToken);
}
