using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Tests.Fixtures;
using static TrackStore.Tests.Fixtures.PlanFixture;

namespace TrackStore.Tests.Storage.Plans;

/// <summary>Plans are made from rows in memory, and again when they asked for others.</summary>
public sealed class LibraryRowsTests
{
    [Fact]
    public async Task PlanAsync_AsksForRowsOnTheWay_ReadsEachColumnOnceAStep()
    {
        var fixture = new PlanFixture(Track(1), Track(2), Link(5, 1), Link(6, 2));

        (string[] found, _) = await fixture.PlanAsync(rows =>
            new long[] { 1, 2, 3 }.Select(id => rows.Tracks.Find(id)).OfType<TrackEntity>().SelectMany(track => rows.Links.ByTrack.Find(track.Id)).Select(link => link.PlatformId).ToArray());

        Assert.Equal(["id5", "id6"], found);
        Assert.Equal(["tracks by Id: 3", "track_platform_info by TrackId: 2"], fixture.Reader.Log);
    }

    [Fact]
    public async Task PlanAsync_ThrowsWhileRowsAreMissing_IsAskedAgain()
    {
        (string title, _) = await new PlanFixture(Track(1, title: "Stored")).PlanAsync(rows => (rows.Tracks.Find(1) ?? throw new TrackNotFoundException(1)).Title);

        Assert.Equal("Stored", title);
        await Assert.ThrowsAsync<TrackNotFoundException>(() => new PlanFixture().PlanAsync(rows => (rows.Tracks.Find(1) ?? throw new TrackNotFoundException(1)).Title));
    }

    [Fact]
    public async Task PlanAsync_MadeTwice_GivesTheSameIdsAndNoRowTwice()
    {
        (long[] ids, ChangePlan plan) = await new PlanFixture(Track(1)).PlanAsync(rows =>
        {
            var tags = new[] { "a", "b" }.Select(name => new TagEntity { Id = rows.NewId(IdKind.Tag), Name = name, NameKey = name, CreatedAt = rows.Now }).ToArray();
            foreach (TagEntity tag in tags)
                rows.Tags.Put(tag);
            rows.TrackTags.Put(new TrackTagEntity { TrackId = rows.RequireTrack(1).Id, TagId = tags[0].Id, CreatedAt = rows.Now });
            return tags.Select(tag => tag.Id).ToArray();
        });

        Assert.Equal([101, 102], ids);
        Assert.Contains("Insert tags 101 102", plan.Describe());
        Assert.Contains("Insert track_tags 1/101", plan.Describe());
        Assert.Contains(plan.Describe(), change => change.StartsWith("UpdateAlike store_counters", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Find_PlannedRows_AreFoundByTheirNewValuesOnly()
    {
        (long[][] found, _) = await new PlanFixture(Link(5, 1), Link(6, 1)).PlanAsync(rows =>
        {
            PlatformInfoEntity[] links = [.. rows.Links.ByTrack.Find(1)];
            if (links.Length == 2)
            {
                rows.Links.Put(links[0] with { TrackId = 2 });
                rows.Links.Remove(links[1]);
                rows.Links.Put(Link(7, 1));
            }

            return new[] { Ids(1), Ids(2) };

            long[] Ids(long trackId) => [.. rows.Links.ByTrack.Find(trackId).Select(link => link.Id)];
        });

        Assert.Equal([[7], [5]], found);
    }

    [Fact]
    public async Task ToPlan_SameValues_ContainsNothing()
    {
        (_, ChangePlan plan) = await new PlanFixture(Track(1)).PlanAsync(rows =>
        {
            if (rows.Tracks.Find(1) is { } track)
            {
                rows.Tracks.Put(track with { Title = "Other" });
                rows.Tracks.Put(rows.Tracks.Find(1)! with { Title = track.Title });
            }

            return true;
        });

        Assert.True(plan.IsEmpty);
    }

    [Fact]
    public async Task ToPlan_AddedAndRemoved_ContainsNothing()
    {
        (_, ChangePlan plan) = await new PlanFixture().PlanAsync(rows =>
        {
            rows.Links.Put(Link(7, 1));
            rows.Links.Remove(rows.Links.ById.FindOne(7)!);
            return rows.Links.ByTrack.Find(1).Count;
        });

        Assert.True(plan.IsEmpty);
    }

    [Fact]
    public async Task ToPlan_ChangedRows_NamesTheirColumnsAndGroupsThem()
    {
        (_, ChangePlan plan) = await new PlanFixture(Track(1), Track(2), Track(3)).PlanAsync(rows =>
        {
            foreach (long id in new long[] { 1, 2, 3 })
            {
                if (rows.Tracks.Find(id) is { } track)
                    rows.Tracks.Put(id == 3 ? track with { Year = "1999" } : track with { Title = "New", Bpm = 120 });
            }

            return true;
        });

        Assert.Equal(["Update tracks bpm,title of 1 2", "Update tracks year of 3"], plan.Describe().Order());
    }

    [Fact]
    public async Task InOrder_LinksThatChangePlaces_GivesThePlaceUpBeforeAnotherTakesIt()
    {
        (_, ChangePlan plan) = await new PlanFixture(Link(5, 1), Link(6, 1, position: 6), Link(7, 1, position: 7)).PlanAsync(rows =>
        {
            if (rows.Links.ById.FindOne(6) is { } second && rows.Links.ById.FindOne(5) is { } first && rows.Links.ById.FindOne(7) is { } third)
            {
                rows.Links.Put(second with { Position = 0 });
                rows.Links.Put(first with { Position = 5 });
                rows.Links.Remove(third);
            }

            return true;
        });

        Assert.Equal(["Delete track_platform_info 7", "Update track_platform_info position of 5", "Update track_platform_info position of 6"], plan.Describe());
    }

    [Fact]
    public async Task InOrder_RowsThatReferToOthers_FollowThemAndLeaveFirst()
    {
        (_, ChangePlan plan) = await new PlanFixture(Album(9), Track(1, albumId: 9), Link(5, 1)).PlanAsync(
            rows =>
            {
                long albumId = rows.NewId(IdKind.Album);
                rows.Links.Put(Link(rows.NewId(IdKind.Link), 1, position: 8));
                if (rows.Tracks.Find(1) is { } track && rows.Links.ById.FindOne(5) is { } link && rows.Albums.Find(9) is { } album)
                {
                    rows.Tracks.Put(track with { AlbumId = albumId });
                    rows.Links.Remove(link);
                    rows.Albums.Remove(album);
                }

                rows.Albums.Put(new AlbumEntity { Id = albumId, Title = "New", Artist = "A", IdentityKey = [8], SearchKey = "new", SortTitle = "new", SortArtist = "a" });
                return true;
            });

        Assert.Equal(
            ["Delete track_platform_info 5", "Insert albums 101", "Update tracks album_id of 1", "Insert track_platform_info 101", "Delete albums 9"],
            plan.Describe().Where(change => !change.Contains("store_counters", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task PlanAsync_AsksForOtherRowsEachTime_GivesUp()
    {
        long id = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() => new PlanFixture().PlanAsync(rows => rows.Tracks.Find(++id)));
    }
}
