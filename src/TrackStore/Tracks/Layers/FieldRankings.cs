using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Plans.Recording;

namespace TrackStore.Tracks.Layers;

/// <inheritdoc cref="IFieldRankings"/>
internal sealed class FieldRankings(
    StoreDatabase database, FieldRanking ranking, ChosenSetting<PlatformRankings> chosen, FieldRankingUpdater updater) : IFieldRankings
{
    private const int MaxExamples = 100;

    public event EventHandler? Changed;

    public PlatformRankings Current => ranking.Rankings;

    public Task<RankingPreview> PreviewAsync(
        PlatformRankings rankings,
        int examples = 3,
        IProgress<RankingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        PlatformRankings wanted = Validate(rankings, nameof(rankings));
        ArgumentOutOfRangeException.ThrowIfNegative(examples);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(examples, MaxExamples);
        return new RankingComparison(database, new FieldRanking(Current), new FieldRanking(wanted), examples)
            .RunAsync(progress, cancellationToken);
    }

    public Task<HistoryEntry?> ApplyAsync(
        PlatformRankings rankings, IProgress<RankingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        PlatformRankings wanted = Validate(rankings, nameof(rankings));
        if (database.IsEnlisted)
            throw new InvalidOperationException("The rankings are applied in many transactions. Call this outside of the host's own.");
        return UseAsync(wanted, progress, cancellationToken);
    }

    /// <inheritdoc cref="ChosenSetting{T}.AdoptAsync"/>
    public Task AdoptAsync(CancellationToken cancellationToken) => chosen.AdoptAsync(database, cancellationToken);

    /// <summary>Brings this process and the tracks in line with the rankings that undoing or redoing a choice has stored.</summary>
    public async Task FollowHistoryAsync(CancellationToken cancellationToken)
    {
        if (await chosen.ReadAsync(database, cancellationToken).ConfigureAwait(false) is { } stored)
            await UseAsync(stored, progress: null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HistoryEntry?> UseAsync(
        PlatformRankings wanted, IProgress<RankingProgress>? progress, CancellationToken cancellationToken)
    {
        HistoryEntry? change = await chosen.UseAsync(
            database,
            wanted,
            (rows, former) => ChangeRecorder.Record(
                rows, HistoryKind.RankingsChanged, "Platform rankings", [.. RankingText.Differences(former, wanted)]),
            cancellationToken).ConfigureAwait(false);
        Changed?.Invoke(this, EventArgs.Empty);
        int total = progress is null
            ? 0
            : await database.ReadAsync(FieldRankingUpdater.CountAsync, cancellationToken).ConfigureAwait(false);
        int done = 0;
        await updater.RunAsync(database, Report, cancellationToken).ConfigureAwait(false);
        return change;

        void Report(int count)
        {
            done += count;
            progress?.Report(new RankingProgress(done, Math.Max(done, total)));
        }
    }

    // The host may go on changing its lists.
    private static PlatformRankings Validate(PlatformRankings rankings, string parameter)
    {
        ArgumentNullException.ThrowIfNull(rankings, parameter);
        foreach (TrackField field in rankings.Fields.Keys)
        {
            _ = EnumNames<TrackField>.Of(field);
            if (field == TrackField.Artwork)
                throw new ArgumentException("ArtworkOptions.SourceRanking ranks pictures. Leave out Artwork.", parameter);
        }

        foreach (string name in rankings.Fields.Values.Prepend(rankings.Default).SelectMany(names => names))
        {
            if (string.IsNullOrEmpty(name) || name.Trim() != name)
            {
                throw new ArgumentException(
                    $"\"{name}\" is not a platform name. Remove it, or the white space around it.", parameter);
            }
        }

        return new PlatformRankings
        {
            Default = [.. rankings.Default],
            Fields = rankings.Fields.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value]),
        };
    }
}
