using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Duplicates;

/// <summary>A library in which tracks are stored twice.</summary>
public abstract class DuplicatesTest : PanelTest
{
    private readonly Interceptor<IDuplicates> _engine;
    private readonly Interceptor<ITrackRepository> _tracks;

    private protected DuplicatesTest()
        : this(new Interceptor<IDuplicates>(), new Interceptor<ITrackRepository>())
    {
    }

    private DuplicatesTest(Interceptor<IDuplicates> engine, Interceptor<ITrackRepository> tracks)
        : base(replace: services =>
        {
            engine.Register(services);
            tracks.Register(services);
        })
        => (_engine, _tracks) = (engine, tracks);

    private protected DuplicatesViewModel Panel { get; private set; } = null!;

    private protected Interceptor<IDuplicates> Engine => _engine;

    private protected Interceptor<ITrackRepository> TrackReads => _tracks;

    private protected IDuplicates Pairs => Get<IDuplicates>();

    public override async ValueTask InitializeAsync() => Panel = await CreateAsync(panels => panels.CreateDuplicates());

    private protected async Task<long> AddAsync(string title, Func<NewTrack, NewTrack>? with = null)
    {
        var track = new NewTrack { Title = title, Artist = "Lena Brandt", Duration = TimeSpan.FromSeconds(200) };
        return (await Tracks.AddAsync(with?.Invoke(track) ?? track, Cancel)).Id;
    }

    /// <summary>Adds pairs of tracks that are the same, and one that is in doubt, and lists them.</summary>
    private protected async Task<DuplicatePairViewModel[]> ShowPairsAsync(params string[] titles)
    {
        foreach (string title in titles)
        {
            await AddAsync(title);
            await AddAsync(title);
        }

        await Panel.ShowAsync(DuplicateList.Open, Cancel);
        return [.. Panel.Pairs];
    }

    private protected DuplicatePairViewModel PairOf(long trackId)
        => Panel.Pairs.First(pair => pair.Pair.First.TrackId == trackId || pair.Pair.Second.TrackId == trackId);

    private protected Task<int> CountTracksAsync() => Tracks.CountAsync(new TrackQuery(), cancellationToken: Cancel);
}
