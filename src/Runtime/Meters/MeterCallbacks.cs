using System.Diagnostics.Metrics;

namespace MetricsKit;

/// <summary>Takes the measurements of one type of numbers. Each type costs the start of a process something, so only those that are used are asked for.</summary>
internal static class MeterCallbacks
{
    /// <summary>The type of an instrument's numbers.</summary>
    public static Type TypeOf(Instrument instrument) => instrument.GetType().GenericTypeArguments[0];

    /// <summary>Gives measurements to the <see cref="PushedInstrument"/> that the listener remembers of their instrument.</summary>
    public static void Push(MeterListener listener, Type type)
    {
        if (type == typeof(long))
        {
            listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => ((PushedInstrument)state!).Record(value, tags));
        }
        else if (type == typeof(double))
        {
            listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => ((PushedInstrument)state!).Record(value, tags));
        }
        else if (type == typeof(int))
        {
            listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => ((PushedInstrument)state!).Record((long)value, tags));
        }
        else if (type == typeof(float))
        {
            listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => ((PushedInstrument)state!).Record((double)value, tags));
        }
        else if (type == typeof(decimal))
        {
            listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, state) => ((PushedInstrument)state!).Record((double)value, tags));
        }
        else if (type == typeof(short))
        {
            listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => ((PushedInstrument)state!).Record((long)value, tags));
        }
        else if (type == typeof(byte))
        {
            listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => ((PushedInstrument)state!).Record((long)value, tags));
        }
    }

    /// <summary>Gives measurements to the <see cref="PulledInstrument"/> that the listener remembers of their instrument.</summary>
    public static void Pull(MeterListener listener, Type type)
    {
        if (type == typeof(long))
        {
            listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => ((PulledInstrument)state!).Take(value, tags));
        }
        else if (type == typeof(double))
        {
            listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => ((PulledInstrument)state!).Take(value, tags));
        }
        else if (type == typeof(int))
        {
            listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => ((PulledInstrument)state!).Take(value, tags));
        }
        else if (type == typeof(float))
        {
            listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => ((PulledInstrument)state!).Take(value, tags));
        }
        else if (type == typeof(decimal))
        {
            listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, state) => ((PulledInstrument)state!).Take((double)value, tags));
        }
        else if (type == typeof(short))
        {
            listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => ((PulledInstrument)state!).Take(value, tags));
        }
        else if (type == typeof(byte))
        {
            listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => ((PulledInstrument)state!).Take(value, tags));
        }
    }
}
