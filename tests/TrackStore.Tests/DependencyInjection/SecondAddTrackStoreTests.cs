using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.DependencyInjection;

/// <summary>A library is configured by one call: another one must not win, or add to it, in silence.</summary>
public sealed class SecondAddTrackStoreTests
{
    private readonly ServiceCollection _services = [];

    [Fact]
    public void AddTrackStore_OtherFile_IsRefusedWithAdvice()
    {
        _services.AddTrackStore(store => store.UseSqlite("mine.db"));

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore(store => store.UseSqlite("yours.db")));

        Assert.Contains("(SqliteStoreOptions)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Configure it in one place", error.Message, StringComparison.Ordinal);
        Assert.Contains("AddTrackStore(\"name\", store => ...)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddTrackStore_OtherSettingsOnItsBuilder_AreRefused()
    {
        _services.AddTrackStore().UseSqlite("mine.db");

        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore().UseSqlite("yours.db"));
        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore().ConfigureLoader(options => options.CacheBytes = 1_000_000));
        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore().UseImageProcessor<CountingProcessor>());
        Assert.Throws<InvalidOperationException>(() => _services.AddTrackStore().AddSpotify("id", "secret"));
    }

    [Fact]
    public void AddTrackStore_SameModuleTwice_ChangesNothing()
    {
        AddModule(_services, "mine.db", cacheBytes: 1_000_000);
        int count = _services.Count;

        AddModule(_services, "mine.db", cacheBytes: 1_000_000);

        Assert.Equal(count, _services.Count);
        Assert.Throws<InvalidOperationException>(() => AddModule(_services, "mine.db", cacheBytes: 2_000_000));
    }

    [Fact]
    public void AddTrackStore_WithoutSettings_NeverConflicts()
    {
        _services.AddTrackStore();
        _services.AddTrackStore(store => store.UseSqlite("mine.db"));
        int count = _services.Count;

        _services.AddTrackStore();

        Assert.Equal(count, _services.Count);
    }

    [Fact]
    public void AddTrackStore_BuilderThatLostToAnother_IsRefused()
    {
        ITrackStoreBuilder first = _services.AddTrackStore();
        _services.AddTrackStore(store => store.UseSqlite("mine.db"));

        Assert.Throws<InvalidOperationException>(() => first.UseSqlite("yours.db"));
    }

    [Fact]
    public void AddTrackStore_OneBuilder_MayReplaceItsOwnSettings()
        => _services.AddTrackStore(store => store.UseSqlite("first.db").UseSqlite("second.db").UseImageProcessor<CountingProcessor>().UseImageSharp());

    [Fact]
    public void AddTrackStore_NameWithOtherSettings_IsRefusedAndTheSameOnesAreNot()
    {
        AddNamed("a.db");
        int count = _services.Count;

        AddNamed("a.db");

        Assert.Equal(count, _services.Count);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => AddNamed("b.db"));
        Assert.Contains("The library \"vinyl\"", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _services.AddTrackStore(" ", _ => { }));

        void AddNamed(string file) => _services.AddTrackStore("vinyl", store => store.UseSqlite(file));
    }

    private static void AddModule(IServiceCollection services, string file, int cacheBytes)
        => services.AddTrackStore(store => store
            .UseSqlite(file)
            .ConfigureLoader(options => options.CacheBytes = cacheBytes)
            .UseImageProcessor<CountingProcessor>()
            .AddSpotify("id", "secret")
            .AddDiscogs(options => options.UserAgent = "Tests/1.0 +https://example.com/contact"));
}
