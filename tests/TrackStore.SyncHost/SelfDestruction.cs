using System.Diagnostics;

namespace TrackStore.SyncHost;

/// <summary>Kills the process after a given time, without giving it a chance to clean up.</summary>
internal static class SelfDestruction
{
    public static void Arm(TimeSpan delay)
    {
        using Process self = Process.GetCurrentProcess();
        int id = self.Id;
        new Thread(() =>
        {
            Thread.Sleep(delay);
            Process.GetProcessById(id).Kill();
        })
        { IsBackground = true, Priority = ThreadPriority.Highest }.Start();
    }
}
