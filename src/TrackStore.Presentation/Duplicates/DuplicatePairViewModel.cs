using CommunityToolkit.Mvvm.ComponentModel;

namespace TrackStore;

/// <summary>Two tracks that are, or may be, the same recording, and which of them a merge would keep.</summary>
public sealed partial class DuplicatePairViewModel : ObservableObject
{
    // What speaks for the same recording; everything else is a doubt.
    private const IdentityReasons For = IdentityReasons.SameIsrc | IdentityReasons.SameTitle | IdentityReasons.NearTitle
        | IdentityReasons.SameArtists | IdentityReasons.NearArtists | IdentityReasons.SameAlbum | IdentityReasons.SameNumber
        | IdentityReasons.SameLength | IdentityReasons.Decided;

    internal DuplicatePairViewModel(DuplicatePair pair, TrackItem? first, TrackItem? second, PresentationTexts texts)
    {
        (Pair, First, Second) = (pair, first, second);
        Reasons =
        [
            .. Enum.GetValues<IdentityReasons>()
                .Where(reason => reason != IdentityReasons.None && pair.Reasons.HasFlag(reason))
                .OrderByDescending(reason => For.HasFlag(reason))
                .ThenBy(reason => reason)
                .Select(reason => new DuplicateReason(reason, texts.DescribeReason(reason), For.HasFlag(reason))),
        ];
        KeptTrackId = SuggestedTrackId;
        IsGone = first is null || second is null;
    }

    /// <summary>Gets the pair.</summary>
    public DuplicatePair Pair { get; }

    /// <summary>Gets the first track as a row with its picture, tags and platforms, or null when it is gone.</summary>
    public TrackItem? First { get; }

    /// <summary>Gets the second track as a row with its picture, tags and platforms, or null when it is gone.</summary>
    public TrackItem? Second { get; }

    /// <summary>Gets what speaks for the same recording, and then what speaks against it.</summary>
    public IReadOnlyList<DuplicateReason> Reasons { get; }

    /// <summary>
    /// Gets the track that is kept unless the user chooses the other: the one that more platforms know, else the one with a picture, with
    /// a local file, with more tags, or the older one.
    /// </summary>
    public long SuggestedTrackId => First is { } first && Second is { } second && Compare(first, second) < 0
        ? Pair.Second.TrackId
        : Pair.First.TrackId;

    /// <summary>Gets the track that a merge would keep.</summary>
    [ObservableProperty]
    [NotifyPropertyChangedFor(nameof(OtherTrackId))]
    public partial long KeptTrackId { get; internal set; }

    /// <summary>Gets the track that a merge would take in.</summary>
    public long OtherTrackId => KeptTrackId == Pair.First.TrackId ? Pair.Second.TrackId : Pair.First.TrackId;

    /// <summary>Gets or sets a value indicating whether the pair is selected, to decide about several at once.</summary>
    [ObservableProperty]
    public partial bool IsSelected { get; set; }

    /// <summary>Gets a value indicating whether one of the tracks was deleted or merged, or the pair was decided elsewhere.</summary>
    [ObservableProperty]
    public partial bool IsGone { get; internal set; }

    /// <summary>Gets a value indicating whether a person has to decide, because the evidence doesn't say that they are the same.</summary>
    public bool IsInDoubt => Pair.Decision != IdentityDecision.Same;

    internal (long First, long Second) Key => (Pair.First.TrackId, Pair.Second.TrackId);

    internal TrackMerge Merge => new(KeptTrackId, OtherTrackId);

    /// <summary>Keeps what the user has chosen on the row of the same pair that was read again.</summary>
    internal void TakeOver(DuplicatePairViewModel before)
    {
        IsSelected = before.IsSelected && !IsGone;
        if (before.KeptTrackId != before.SuggestedTrackId)
            KeptTrackId = before.KeptTrackId;
    }

    private static int Compare(TrackItem first, TrackItem second)
    {
        ReadOnlySpan<int> differences =
        [
            (first.Platforms?.Count ?? 0) - (second.Platforms?.Count ?? 0),
            (first.HasImage ? 1 : 0) - (second.HasImage ? 1 : 0),
            (first.IsAvailableLocally ? 1 : 0) - (second.IsAvailableLocally ? 1 : 0),
            (first.Tags?.Count ?? 0) - (second.Tags?.Count ?? 0),
        ];
        foreach (int difference in differences)
        {
            if (difference != 0)
                return difference;
        }

        return 0;
    }
}
