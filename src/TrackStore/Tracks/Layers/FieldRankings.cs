using TrackStore.Fields;
using TrackStore.Storage;

namespace TrackStore.Tracks.Layers;

/// <inheritdoc cref="IFieldRankings"/>
internal sealed class FieldRankings(StoreDatabase database, FieldRanking ranking, FieldRankingUpdater updater) : IFieldRankings
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

    public Task ApplyAsync(
        PlatformRankings rankings, IProgress<RankingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        PlatformRankings wanted = Validate(rankings, nameof(rankings));
        if (database.IsEnlisted)
            throw new InvalidOperationException("The rankings are applied in many transactions. Call this outside of the host's own.");
        return UseAsync(wanted, progress, cancellationToken);
    }

    private async Task UseAsync(PlatformRankings wanted, IProgress<RankingProgress>? progress, CancellationToken cancellationToken)
    {
        PlatformRankings former = ranking.Rankings;
        try
        {
            // Within a write, because then no other write of this process is between reading the ranking and committing what it decided.
            await database.PlanAsync(
                _ =>
                {
                    ranking.Use(wanted);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            ranking.Use(former);
            throw;
        }

        Changed?.Invoke(this, EventArgs.Empty);
        int total = progress is null
            ? 0
            : await database.ReadAsync(FieldRankingUpdater.CountAsync, cancellationToken).ConfigureAwait(false);
        int done = 0;
        await updater.RunAsync(database, Report, cancellationToken).ConfigureAwait(false);

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
