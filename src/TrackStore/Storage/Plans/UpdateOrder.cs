using TrackStore.Storage.Entities;

namespace TrackStore.Storage.Plans;

/// <summary>Orders the updates of one table where a unique index would refuse another order.</summary>
internal static class UpdateOrder
{
    // A track has one link at place 0 for each platform: the one that gives it up comes first.
    public static int Of(object row) => row is PlatformInfoEntity { Position: 0 } ? 1 : 0;
}
