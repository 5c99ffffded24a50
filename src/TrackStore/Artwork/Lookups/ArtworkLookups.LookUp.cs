using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Linking;
using TrackStore.Artwork.Validation;

namespace TrackStore.Artwork.Lookups;

internal sealed partial class ArtworkLookups
{
    public async Task<ArtworkLookupResult> LookUpAsync(
        ArtworkOwner owner,
        string source,
        Func<CancellationToken, Task<FoundArtwork?>> lookUp,
        ArtworkKind kind = ArtworkKind.Front,
        bool evenIfFound = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lookUp);
        var key = ArtworkLookupKey.Of(owner, source, kind);
        return await SkipAsync(key, evenIfFound, cancellationToken).ConfigureAwait(false)
            ?? await _running.RunAsync(
                key,
                // Checked again, because another lookup may have ended since the first check.
                async token => await SkipAsync(key, evenIfFound, token).ConfigureAwait(false)
                    ?? await RunAsync(key, lookUp, token).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets the result of a lookup that is not due, or null when the source has to be asked.</summary>
    private async Task<ArtworkLookupResult?> SkipAsync(ArtworkLookupKey key, bool evenIfFound, CancellationToken cancellationToken)
    {
        ArtworkLookup? known = await database.ReadAsync(
            async (context, token) =>
            {
                await ArtworkOwners.RequireAsync(context, key.Owner, token).ConfigureAwait(false);
                return await ArtworkLookupReader.GetAsync(context, key, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        bool isDue = known is null || (known is ArtworkLookup.Found ? evenIfFound : known.IsDue(database.Now()));
        return isDue ? null : new ArtworkLookupResult { Outcome = ArtworkLookupOutcome.Skipped, Lookup = known };
    }

    private async Task<ArtworkLookupResult> RunAsync(
        ArtworkLookupKey key,
        Func<CancellationToken, Task<FoundArtwork?>> lookUp,
        CancellationToken cancellationToken)
    {
        FoundArtwork? found;
        try
        {
            found = await lookUp(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!IsNotTheSources(error, cancellationToken))
        {
            return await EndAsync(key, LookupExceptionClassifier.Classify(error), error, cancellationToken).ConfigureAwait(false);
        }

        // A lookup that was interrupted may return null as if there were no picture.
        cancellationToken.ThrowIfCancellationRequested();
        return found is null
            ? await EndAsync(key, new FetchResult.Absent(), error: null, cancellationToken).ConfigureAwait(false)
            : await StoreAsync(key, found, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ArtworkLookupResult> StoreAsync(ArtworkLookupKey key, FoundArtwork found, CancellationToken cancellationToken)
    {
        try
        {
            ArtworkTarget target = ArtworkTarget.ForOwner(key.Owner, key.Source, found.SourceUrl, key.Kind);
            ValidatedImage image = await Task.Run(() => validator.ValidateCopy(found.Data), cancellationToken).ConfigureAwait(false);
            ArtworkLookup? stored = await acquirer.StoreAsync(
                image,
                target,
                linked: null,
                (context, token) => ArtworkLookupReader.GetAsync(context, key, token),
                cancellationToken).ConfigureAwait(false);
            return new ArtworkLookupResult { Outcome = ArtworkLookupOutcome.Found, Lookup = stored };
        }
        catch (ImageRejectedException rejected)
        {
            return await EndAsync(key, FetchResult.Of(rejected), rejected, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException invalid)
        {
            // Only the URL comes from the source; the other arguments were checked before.
            return await EndAsync(key, new FetchResult.Failed(FetchError.InvalidUrl, invalid.Message), invalid, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private async Task<ArtworkLookupResult> EndAsync(
        ArtworkLookupKey key,
        FetchResult result,
        Exception? error,
        CancellationToken cancellationToken)
    {
        switch (result)
        {
            case FetchResult.Unreachable:
                Log.SourceUnreachable(logger, error!, key.Source);
                ArtworkLookup? known = await GetAsync(key, cancellationToken).ConfigureAwait(false);
                return new ArtworkLookupResult { Outcome = ArtworkLookupOutcome.Unreachable, Lookup = known, Error = error };
            case FetchResult.Absent:
                ArtworkLookup absent = await SetAsync(key, result, cancellationToken).ConfigureAwait(false);
                return new ArtworkLookupResult { Outcome = ArtworkLookupOutcome.Absent, Lookup = absent };
            default:
                // The next lookup may find another picture, so a refused one only counts as a failure.
                FetchResult failure = result is FetchResult.Refused refused
                    ? new FetchResult.Failed(refused.Error, refused.Message)
                    : result;
                ArtworkLookup failed = await SetAsync(key, failure, cancellationToken).ConfigureAwait(false);
                Log.LookupFailed(logger, error!, key.Kind, key.Owner, key.Source, failed.NextLookupAt);
                return new ArtworkLookupResult { Outcome = ArtworkLookupOutcome.Failed, Lookup = failed, Error = error };
        }
    }

    /// <summary>
    /// Tells whether an exception must reach the caller, because the source did not cause it: the lookup was canceled, here or by a
    /// token of the host's own, or the store failed. The timeout of a client is a cancellation too, but has a cause that says so.
    /// </summary>
    private static bool IsNotTheSources(Exception error, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return true;
        if (error is TrackStoreException and not (ArtworkLookupException or ImageRejectedException))
            return true;
        return error is OperationCanceledException && error.InnerException is not TimeoutException;
    }
}
