namespace TrackStore;

/// <content>Reads and shows a track.</content>
public sealed partial class TrackDetailsViewModel
{
    private async Task ReadAsync(long trackId, int turn, CancellationToken cancellationToken)
    {
        int read = _reads.Begin();
        try
        {
            TrackDetails? details = await Services.Tracks.GetDetailsAsync(trackId, cancellationToken).ConfigureAwait(false);
            HistoryEntry? change = await FindChangeAsync(trackId, cancellationToken).ConfigureAwait(false);
            await Context;
            if (turn != _turn || IsDisposed || !_reads.TryShow(read))
                return;
            if (details is null)
                ShowGone(trackId, change);
            else
                Show(details, change);
        }
        catch (Exception) when (turn != _turn)
        {
            // Another track has been selected, so nobody wants to know.
        }
    }

    private void Show(TrackDetails details, HistoryEntry? change)
    {
        if (Track?.Id != details.Track.Id)
            EndEdits(details.Track.EditVersion);
        Track = details.Track;
        Album = details.Album;
        foreach (FieldViewModel field in Fields)
        {
            FieldExplanation? explanation = details.Fields.FirstOrDefault(at => at.Field == field.Field);
            field.Show(
                explanation,
                explanation?.Value is { } value ? Texts.FormatValue(field.Field, value) : null,
                [.. explanation?.Candidates.Select(Describe) ?? []],
                explanation?.Winner is { } winner ? Texts.SourceName(winner) : null,
                details.Track.EditVersion);
        }

        Tags = details.Tags;
        Genres = details.Genres;
        Links = details.Links;
        Appearances = details.Appearances;
        Artwork = details.Artwork;
        PictureCaption = Texts.PictureCaption(details.Artwork);
        LastChange = change;
        State = TrackDetailsState.Shown;
    }

    private FieldCandidate Describe(TrackFieldValue value) => new(
        value,
        value.Value is { } text ? Texts.FormatValue(value.Field, text) : null,
        Texts.SourceName(value),
        value is { Layer: FieldLayer.Platform, Value: not null });

    // What was known of a deleted track stays, so that the user sees what has gone and can bring it back.
    private void ShowGone(long trackId, HistoryEntry? change)
    {
        bool wasShown = Track?.Id == trackId;
        if (!wasShown)
            Clear();
        State = wasShown || change is not null ? TrackDetailsState.Gone : TrackDetailsState.Unknown;
        LastChange = change;
        (MessageChange, Message) = (change, Texts.TrackIsGone);
    }

    private void Clear()
    {
        EndEdits(0);
        Track = null;
        Album = null;
        foreach (FieldViewModel field in Fields)
            field.Show(null, null, [], null, 0);
        (Tags, Genres, Links, Appearances) = ([], [], [], []);
        (Artwork, PictureCaption, LastChange) = (null, null, null);
        State = TrackDetailsState.Empty;
    }

    private void EndEdits(long version)
    {
        foreach (FieldViewModel field in Fields)
            field.EndEdit(version);
    }

    // The newest change that names the track and stands. A change of very many tracks names the first few only.
    private async Task<HistoryEntry?> FindChangeAsync(long trackId, CancellationToken cancellationToken)
    {
        IReadOnlyList<HistoryEntry> latest = await Services.History
            .ListAsync(new HistoryQuery { IncludeUndone = false, PageSize = 20 }, cancellationToken).ConfigureAwait(false);
        return latest.FirstOrDefault(entry => entry.Subjects.Any(
            subject => subject.Kind == HistorySubjectKind.Track && subject.Id == trackId));
    }
}
