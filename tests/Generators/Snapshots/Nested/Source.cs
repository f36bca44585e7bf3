using MetricsKit;

public partial interface IOuter
{
    public partial record struct Inside
    {
        private partial class @class
        {
            [MetricSet(Prefix = "deep")]
            private static partial class Metrics
            {
                [Counter("calls_total")]
                public static partial Counter Calls(bool ok);
            }
        }

        [MetricSet(Prefix = "near")]
        public static partial class Metrics
        {
            [Counter("calls_total")]
            public static partial Counter Calls();
        }
    }
}

